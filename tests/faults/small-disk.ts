import { execFile } from 'node:child_process'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterFile } from '../support/cleanup'
import { newFolder } from '../support/folders'

const run = promisify(execFile)
const SIZE_MB = 400
const MB = 1024 * 1024

/** A disk that can be filled to its last byte. */
export interface SmallDisk {
  readonly folder: string
  fill(): Promise<void>
  free(): Promise<void>
}

/** Mounts a small disk in memory, until the test file ends. @throws {Error} for a user who may not mount */
export async function mountSmallDisk(): Promise<SmallDisk> {
  const folder = await newFolder('faults-disk')
  await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder]).catch((error: Error) => {
    throw new Error(`A disk that can be full needs root, who may mount one (tmpfs): ${error.message}`)
  })
  afterFile(async () => void (await run('umount', ['--lazy', folder])))
  const ballast = join(folder, 'ballast')
  return {
    folder,
    async fill() {
      const file = await open(ballast, 'w')
      try {
        // A page at a time in the end: what is left over would be room for a row.
        for (let size = MB; size >= 4096; ) {
          const full = await file.write(Buffer.alloc(size)).then(
            () => false,
            () => true,
          )
          if (full) size /= 2
        }
      } finally {
        await file.close()
      }
    },
    free: () => rm(ballast, { force: true }),
  }
}
