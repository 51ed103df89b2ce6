import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PGlite folder just after initdb, which takes seconds of CPU: copied, it opens in a fraction of that. */
    pgliteTemplate: string
  }
}

/** Of vitest: makes the template for all files of a project, gone after the last. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-template-'))
  provide('pgliteTemplate', await makePglite(folder))
  return () => rm(folder, { recursive: true, force: true })
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
