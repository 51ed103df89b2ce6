import { randomUUID } from 'node:crypto'
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Thrown when another live process holds the directory. `code` is 'directory_locked'. */
export class DirectoryLocked extends Error {
  readonly code = 'directory_locked'
  constructor(directory: string, pid: number) {
    super(
      `${directory} is in use by process ${pid}. PGlite serves one process at a time: stop that one, or set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL.`,
    )
  }
}

/**
 * Holds `directory` for this process. PGlite takes no lock of its own, and two writers destroy the data. The file names
 * the holder's pid and start time, so that a killed process leaves nothing to clean up, and a reused pid is not mistaken
 * for it.
 * @returns what releases it. Throws DirectoryLocked.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'lock')
  const mine = `${process.pid} ${await startedAt(process.pid)} ${randomUUID()}`
  const draft = `${path}.${process.pid}.${randomUUID()}`
  await writeFile(draft, mine, { mode: 0o600 })
  try {
    for (;;) {
      if (await linked(draft, path)) return () => release(path, mine)
      const held = await readIfThere(path)
      if (held === null) continue
      const pid = Number(held.split(' ')[0])
      if (await isHeld(held)) throw new DirectoryLocked(directory, pid)
      await discard(path, held)
    }
  } finally {
    await unlink(draft).catch(() => {})
  }
}

/** link(2) fails when the name is taken, which makes taking the lock one atomic step. */
const linked = (from: string, to: string): Promise<boolean> =>
  link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )

/** Removes a dead holder's lock, unless somebody took it over in the meantime. */
async function discard(path: string, seen: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch {
    return
  }
  if ((await readIfThere(aside)) !== seen) await linked(aside, path)
  await unlink(aside).catch(() => {})
}

async function release(path: string, mine: string): Promise<void> {
  if ((await readIfThere(path)) === mine) await unlink(path).catch(() => {})
}

const readIfThere = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null)

async function isHeld(lock: string): Promise<boolean> {
  const [pid, started] = lock.split(' ')
  const id = Number(pid)
  if (!Number.isInteger(id) || id <= 0) return false
  try {
    process.kill(id, 0)
  } catch (error) {
    // EPERM: it lives, as another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = await startedAt(id)
  return now === '-' || started === '-' || now === started
}

/** Field 22 of /proc/PID/stat, the start in clock ticks since boot; '-' where there is no /proc. */
async function startedAt(pid: number): Promise<string> {
  const stat = await readIfThere(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-'
}
