import { randomUUID } from 'node:crypto'
import { link, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Thrown when another live process holds the directory. `code` is 'directory_locked'. */
class DirectoryLocked extends Error {
  readonly code = 'directory_locked'
  constructor(directory: string, pid: number) {
    super(
      `${directory} is in use by process ${pid}. PGlite serves one process at a time: stop that one, or set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL.`,
    )
  }
}

const RELEASED = 'released'

/**
 * Holds `directory` for this process. PGlite takes no lock of its own, and two writers destroy the data.
 *
 * Holders have turns: files lock.1, lock.2 …, each made by link(2), which fails when the name is taken. The newest turn
 * is never removed. So when several processes find it released, exactly one of them makes the next. A turn names its
 * holder's pid and start time: a killed process leaves nothing to clean up, and a reused pid is not mistaken for it.
 * @returns a function that releases it. Throws DirectoryLocked.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const draft = join(directory, `lock-draft.${randomUUID()}`)
  await writeFile(draft, `${process.pid} ${await startedAt(process.pid)}`, { mode: 0o600 })
  try {
    for (;;) {
      const before = await newestTurn(directory)
      const holder = before === 0 ? null : await readIfThere(turn(directory, before))
      if (holder !== null && (await isHeld(holder))) {
        throw new DirectoryLocked(directory, Number(holder.split(' ')[0]))
      }
      const mine = before + 1
      if (!(await makeHardLink(draft, turn(directory, mine)))) continue
      // This process was slow, and later turns have passed meanwhile: its number means nothing any more.
      if ((await newestTurn(directory)) > mine) {
        await unlink(turn(directory, mine)).catch(() => {})
        continue
      }
      await removeTurnsBefore(directory, mine)
      return () => release(directory, mine)
    }
  } finally {
    await unlink(draft).catch(() => {})
  }
}

const turn = (directory: string, number: number): string => join(directory, `lock.${number}`)

const turnsIn = async (directory: string): Promise<number[]> =>
  (await readdir(directory)).flatMap((name) => {
    const number = /^lock\.(\d+)$/.exec(name)?.[1]
    return number ? [Number(number)] : []
  })

const newestTurn = async (directory: string): Promise<number> => Math.max(0, ...(await turnsIn(directory)))

async function removeTurnsBefore(directory: string, mine: number): Promise<void> {
  for (const number of await turnsIn(directory)) {
    if (number < mine) await unlink(turn(directory, number)).catch(() => {})
  }
}

/** Makes a hard link; false where the name is taken. link(2) fails when the name is taken, so that taking a turn is one atomic step. */
const makeHardLink = (from: string, to: string): Promise<boolean> =>
  link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )

async function release(directory: string, mine: number): Promise<void> {
  const note = join(directory, `lock-draft.${randomUUID()}`)
  await writeFile(note, RELEASED, { mode: 0o600 })
  await rename(note, turn(directory, mine))
}

const readIfThere = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null)

async function isHeld(lock: string): Promise<boolean> {
  if (lock === RELEASED) return false
  const [pid, started] = lock.split(' ')
  const id = Number(pid)
  if (!Number.isInteger(id) || id <= 0) return false
  try {
    process.kill(id, 0)
  } catch (error) {
    // EPERM: the process lives, as another user.
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
