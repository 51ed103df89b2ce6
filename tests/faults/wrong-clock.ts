import { existsSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newFolder } from '../support/folders'

/** A clock of processes that can be set by some seconds while they run. */
export interface WrongClock {
  /** The environment of such a process. */
  readonly env: Readonly<Record<string, string>>
  set(seconds: number): Promise<void>
}

/** Creates a clock by libfaketime, which keeps the monotonic one: timers run on. @throws {Error} where there is no libfaketime */
export async function createWrongClock(): Promise<WrongClock> {
  const library = findLibrary()
  if (!library) throw new Error('No libfaketime was found. On Debian: apt-get install faketime')
  const file = join(await newFolder('faults-clock'), 'faketime')
  const set = (seconds: number) => writeFile(file, `${seconds < 0 ? '' : '+'}${seconds}s\n`)
  await set(0)
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      // It reads the file once a second, and so sees what was set.
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    set,
  }
}

const ROOTS = ['/usr/lib', '/usr/lib64', '/usr/local/lib']

/** Its variant for programs with threads: `/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1` on Debian. */
function findLibrary(): string | null {
  const folders = ROOTS.filter(existsSync).flatMap((root) => [
    root,
    ...readdirSync(root).map((name) => join(root, name)),
  ])
  const paths = folders.map((folder) => join(folder, 'faketime', 'libfaketimeMT.so.1'))
  return paths.find(existsSync) ?? null
}
