import { cp } from 'node:fs/promises'
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
export const layPglite = (dataDir: string): Promise<void> =>
  cp(inject('pgliteTemplate'), join(dataDir, 'pglite'), { recursive: true })
