import { cpSync } from 'node:fs'

import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PGlite folder just after initdb, which takes seconds of CPU: copied, it opens in a fraction of that. */
    pgliteTemplate: string
  }
}

/** Makes an empty PGlite where Lantern, started on `dataDir`, looks for one, and returns its folder. */
export async function makePglite(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'pglite')
  const fresh = await PGlite.create(folder)
  await fresh.close()
  return folder
}

/** Lays an empty PGlite where Lantern, started on `dataDir`, looks for one. */
export const layPglite = (dataDir: string): void => copyPglite(inject('pgliteTemplate'), dataDir)

/**
 * Copies the closed PGlite of the folder `from` to where Lantern looks. Synchronously: a thousand small files cost three times
 * as much CPU with `cp` of node:fs/promises.
 */
export const copyPglite = (from: string, dataDir: string): void =>
  cpSync(from, join(dataDir, 'pglite'), { recursive: true })
