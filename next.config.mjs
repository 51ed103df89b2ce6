/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Types are checked over the whole project by `npm test`; a build of Lantern does not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Loaded by the server entry only; bundling them would make a second copy with a state of its own.
  serverExternalPackages: ['@electric-sql/pglite', 'pg', '@node-rs/argon2', 'pino'],
  // Words reach the pages compiled (lib/words/compile.ts): the parser of ICU messages, 9 kB, stays on the server.
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
}
