import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The server's programs: the name of each in dist/, and its source. */
const PROGRAMS = {
  main: 'server/main.ts',
  admin: 'server/admin.ts',
  audit: 'server/audit-command.ts',
  solo: 'server/solo-emulator/standalone.ts',
}

/** @typedef {keyof typeof PROGRAMS} ProgramName */

/** Names of all programs. */
export const ALL_PROGRAMS = /** @type {readonly ProgramName[]} */ (Object.keys(PROGRAMS))

/**
 * Returns how the server is bundled, for the build and for `npm run dev`. Packages stay outside: some are native, and Next must
 * be the one that built the pages.
 * @param {string} root - the folder of the project
 * @param {readonly ProgramName[]} names
 * @param {string} outdir - relative to root
 * @returns {import('esbuild').BuildOptions}
 * @throws {Error} naming the first program whose source is missing
 */
export function bundleOptions(root, names, outdir) {
  for (const name of names) {
    if (!existsSync(join(root, PROGRAMS[name]))) throw new Error(`${PROGRAMS[name]} is missing.`)
  }
  return {
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: PROGRAMS[name], out: name })),
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
  }
}
