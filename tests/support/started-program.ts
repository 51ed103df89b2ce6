import type { ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { afterFile } from './cleanup'
import { guardAgainstOrphan } from './orphan-guard'

export interface StartedProgram {
  /** What messages call it. */
  readonly name: string
  /** Its own folder, which is removed after it. */
  readonly folder: string
  /** Where it writes its messages. */
  readonly outputs: readonly Readable[]
  /** What it says once it serves. */
  readonly up: RegExp
}

/**
 * Waits until a program serves, and ends it after the test file, with its folder.
 * @returns what reads all that it has said so far. @throws where it ends before it serves
 */
export async function startedProgram(
  child: ChildProcess,
  { name, folder, outputs, up }: StartedProgram,
): Promise<() => string> {
  let said = ''
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const callOff = guardAgainstOrphan(child.pid, folder)
  afterFile(async () => {
    child.kill('SIGKILL')
    await gone
    callOff()
    await rm(folder, { recursive: true, force: true })
  })
  await new Promise<void>((resolve, reject) => {
    child.once('close', () => reject(new Error(`${name} ended:\n${said}`)))
    for (const output of outputs) {
      output.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (up.test(said)) resolve()
      })
    }
  })
  return () => said
}
