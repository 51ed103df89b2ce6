import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { addAccount } from '@/server/accounts/admin'
import { prepareDemo } from '@/server/hospital/prepare-demo'
import { openDatabase } from '@/server/platform/db/open'
import { projectRoot } from '@/server/platform/project-root'
import { PASSWORD } from './admin'
import { makePglite } from './pglite-template'

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder of a demo after its first start, which takes seconds of CPU: a copy of it starts in a fraction of that. */
    demoTemplate: string
  }
}

/** Accounts of the template besides the demo's own; they sign in with PASSWORD. */
const MORE_ACCOUNTS = [
  { username: 'vera', name: 'Vera Second', role: 'virtual' },
  { username: 'vera.lind@ward.test', name: 'Vera Lind, RN', role: 'virtual' },
  // For tests that lock an account out.
  { username: 'forgetful', name: 'Finn Forgetful', role: 'admin' },
] as const

/** Of vitest: makes this template and the one of an empty PGlite for all files of a project, and removes both after the last. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-templates-'))
  const empty = await makePglite(folder)
  const dataDir = join(folder, 'demo')
  await cp(empty, join(dataDir, 'pglite'), { recursive: true })
  const database = await openDatabase({ dataDir, log: pino({ level: 'silent' }) })
  await database.migrate(join(projectRoot(), 'server/db/migrations'), 'lantern_migrations')
  await prepareDemo(database)
  for (const account of MORE_ACCOUNTS) {
    const added = await addAccount(database.orm, { ...account, password: PASSWORD })
    if (!added.ok) throw new Error(`${account.username} was not added.`)
  }
  await database.close()
  provide('pgliteTemplate', empty)
  provide('demoTemplate', dataDir)
  return () => rm(folder, { recursive: true, force: true })
}

/** Fills an empty folder as the first start of a demo does. */
export const copyDemo = (dataDir: string): Promise<void> =>
  cp(inject('demoTemplate'), dataDir, { recursive: true })
