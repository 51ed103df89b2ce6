import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

/** Returns the folder of archives. */
export const archiveFolder = (dataDir: string): string => join(dataDir, 'archive')

/**
 * Writes a compressed file so that it is whole on the disk, with its name, once this resolves, whatever happens after. Where it was
 * cut off before, the next try writes it again.
 * @returns its SHA-256, in hexadecimal
 */
export async function writeArchive(folder: string, name: string, text: string): Promise<string> {
  const content = await promisify(gzip)(text)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, `${name}.${process.pid}.part`)
  const file = await open(unfinished, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, join(folder, name))
  // The name is an entry of the folder.
  const entries = await open(folder, 'r')
  await entries.sync().finally(() => entries.close())
  return sha256(content)
}

/** Reads an archive. @returns null where there is no such file, or its SHA-256 is another one */
export async function readArchive(folder: string, name: string, hash: string): Promise<string | null> {
  const content = await readFile(join(folder, name)).catch(() => null)
  if (!content || sha256(content) !== hash) return null
  return (await promisify(gunzip)(content)).toString('utf8')
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
