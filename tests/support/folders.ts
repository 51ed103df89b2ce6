import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterFile } from './cleanup'

/** A new empty folder, removed after the test file. */
export async function newFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `lantern-${name}-`))
  afterFile(() => rm(folder, { recursive: true, force: true }))
  return folder
}
