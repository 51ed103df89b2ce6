/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Types are checked over the whole project by `npm test`; whoever starts Lantern need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Loaded by the server entry only; bundling them would make a second copy with a state of its own.
  serverExternalPackages: ['@electric-sql/pglite', 'pg', '@node-rs/argon2', 'pino'],
}
