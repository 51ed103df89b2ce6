import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** @typedef {{ pid: number, startedAt: string | null }} Holder */
/** @typedef {{ share: (pid: number) => void }} Lock - `share`: the lock stays held while process `pid` lives, too */

const POLL_MS = 200
/** Taking over a dead holder's lock takes well under a millisecond; an older marker was left by a crash. */
const TAKEOVER_ABANDONED_MS = 10_000

/**
 * Runs `work` while holding the lock file at `path`, after waiting for the process that holds it. A killed holder holds
 * nothing, unless a child that shares the lock still lives and may still be writing.
 * @template T
 * @param {string} path
 * @param {(lock: Lock) => Promise<T>} work
 * @param {(line: string) => void} [say] - called once when there is something to wait for
 * @returns {Promise<T>}
 */
export async function withLock(path, work, say = console.log) {
  mkdirSync(dirname(path), { recursive: true })
  const holders = [holderOf(process.pid)]
  let said = false
  while (!take(path, holders)) {
    const held = read(path)
    if (!held) continue
    const living = held.find(isAlive)
    if (!living) discardDead(path)
    else if (!said) say(`Waiting for process ${living.pid}, which is installing or building here.`)
    said ||= living !== undefined
    await sleep(living ? POLL_MS : 1)
  }
  try {
    return await work({
      share(pid) {
        holders.push(holderOf(pid))
        replace(path, holders)
      },
    })
  } finally {
    rmSync(path, { force: true })
  }
}

/** Creates the lock with its content in one step: link(2) fails when the name is taken. */
function take(/** @type {string} */ path, /** @type {Holder[]} */ holders) {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holders))
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function replace(/** @type {string} */ path, /** @type {Holder[]} */ holders) {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holders))
  renameSync(draft, path)
}

/**
 * Removes a lock whose holders are dead. Only one process does so at a time, and it checks again, so that it never removes a
 * newer lock.
 */
function discardDead(/** @type {string} */ path) {
  const marker = `${path}.takeover`
  try {
    mkdirSync(marker)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    const age = Date.now() - (statSync(marker, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > TAKEOVER_ABANDONED_MS) rmdirSync(marker)
    return
  }
  try {
    if (!read(path)?.some(isAlive)) rmSync(path, { force: true })
  } finally {
    rmdirSync(marker)
  }
}

/** @returns {Holder[] | null} null when there is no lock */
function read(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    // Lock files appear with their content; an unreadable one was damaged by a crash of the machine.
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** @returns {Holder} */
const holderOf = (/** @type {number} */ pid) => ({ pid, startedAt: startOf(pid) })

function isAlive(/** @type {Holder} */ { pid, startedAt }) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
  // Pids are reused, soon in containers: the same pid with another start time is another process.
  return startedAt === null || startOf(pid) === startedAt
}

/** Returns when a process started, field 22 of /proc/PID/stat; null where there is no such file. */
function startOf(/** @type {number} */ pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

const codeOf = (/** @type {unknown} */ error) => /** @type {NodeJS.ErrnoException} */ (error).code
