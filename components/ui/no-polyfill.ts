/**
 * Takes the place of Next's polyfills in a browser (next.config.mjs): of methods that every browser has which reads the syntax that Next
 * writes (all but `URL.canParse`, which only the server calls), and of the `process` for packages made for Node.js, whose `env` is as
 * empty there.
 */
export const env = {}
