/** How engine.io-client names, in its index and next to it, the transports that no socket of Lantern asks for. */
const NEVER_USED = ['polling-xhr.js', 'polling-xhr.node.js', 'polling-fetch.js', 'webtransport.js'].flatMap(
  (file) => [`./${file}`, `./transports/${file}`],
)

/**
 * What libraries bring for other uses or older browsers than Lantern's, and what stands in its place in a browser: 2 kB of every page.
 * @type {Record<string, string>}
 */
const LEFT_OUT = {
  // socket.io: no event of lib/realtime carries binary data.
  './is-binary.js': './components/feed/no-binary.ts',
  './contrib/base64-arraybuffer.js': './components/feed/no-binary.ts',
  // Next: methods that every browser has, a `process` for code of Node.js, and the looks of the page behind app/global-error.tsx,
  // which keeps its words and buttons.
  '../build/polyfills/polyfill-module': './components/ui/no-polyfill.ts',
  'next/dist/compiled/process': './components/ui/no-polyfill.ts',
  './error-styles': './components/ui/no-error-styles.ts',
}

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Types are checked over the whole project by `npm test`; a build of Lantern does not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Loaded by the server entry only; bundling them would make a second copy with a state of its own.
  serverExternalPackages: ['@electric-sql/pglite', 'pg', '@node-rs/argon2', 'pino'],
  // A nurse opens the board, and a screen the wall, before anything else. Few large files compress better than many small ones: the first
  // page is 4 % smaller, at the cost of code that a second page shares and fetches in a file of its own. From 1 MB on (before
  // minifying) React and Next's router, which every page asks for, are one file: 2 kB less.
  experimental: {
    turbopackChunking: { firstPageLoadPriority: 1, minChunkSize: 1_000_000, maxMergeChunkSize: 5_000_000 },
  },
  turbopack: {
    rules: {
      '**/lucide-react/dist/esm/icons/*.mjs': { loaders: ['./server/launch/one-path-icon.cjs'], as: '*.mjs' },
    },
    resolveAlias: {
      // Words reach the pages compiled (lib/words/compile.ts): the parser of ICU messages, 9 kB, stays on the server.
      'use-intl/format-message': 'use-intl/format-message/format-only',
      ...Object.fromEntries(Object.entries(LEFT_OUT).map(([module, file]) => [module, { browser: file }])),
      'lantern/one-path-icon': './components/ui/one-path-icon.ts',
      ...Object.fromEntries(NEVER_USED.map((file) => [file, './components/feed/no-transport.ts'])),
    },
  },
}
