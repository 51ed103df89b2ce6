import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** 32 bytes in base64url are 43 characters. */
const SECRET = /^[A-Za-z0-9_-]{43}$/

/** Thrown when the file of a secret holds something else. `code` is 'secret_damaged'. */
class SecretDamaged extends Error {
  readonly code = 'secret_damaged'
  constructor(path: string) {
    super(
      `${path} does not hold a secret of Lantern's. Restore it from a backup, or delete it to have a new one made (what the old one protected, such as sessions, ends).`,
    )
  }
}

/**
 * Returns the secret stored in `dataDir`/`name`: 32 random bytes in base64url, made the first time and readable by its
 * owner only. Processes that start together agree on one. Throws SecretDamaged when the file holds anything else.
 */
export async function keptSecret(dataDir: string, name: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, name)
  return (await read(path)) ?? (await make(path))
}

async function make(path: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const draft = `${path}.${randomUUID()}`
  try {
    await writeDurably(draft, secret)
    // link(2) fails when the name is taken: one of two processes wins, and a reader never sees half a file.
    await link(draft, path)
    return secret
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    const theirs = await read(path)
    if (theirs === null) throw error
    return theirs
  } finally {
    await unlink(draft).catch(() => {})
  }
}

/** Writes the file to the disk before it gets its name, so that a power cut leaves the whole secret or none. */
async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function read(path: string): Promise<string | null> {
  let text: string
  try {
    text = (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  if (!SECRET.test(text)) throw new SecretDamaged(path)
  return text
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
