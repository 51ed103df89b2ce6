import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { findPostgres } from './installed-programs.mjs'
import { guardAgainstOrphan } from './orphan-guard'
import { freePort } from './ports'

declare module 'vitest' {
  interface ProvidedContext {
    /** An administrator's URL of the PostgreSQL of this run; null where none could be found. */
    postgresUrl: string | null
  }
}

export interface RunningPostgres {
  readonly url: string
  /**
   * Ends it with a signal and starts it again on the same port and data: SIGINT is PostgreSQL's fast shutdown, SIGQUIT what it makes of a
   * crash.
   * @param awayMs - how long it is away in between
   */
  restart(signal: 'SIGINT' | 'SIGQUIT', awayMs: number): Promise<void>
  /** Starts it again on the same port and data where it has ended by itself. */
  startWhereEnded(): Promise<void>
  /** Ends it at once and removes its data. */
  stop(): Promise<void>
}

interface PostgresSettings {
  /** Whether a commit survives a crash of PostgreSQL, though never one of the machine. Absent: it may be lost. */
  readonly keepsCommits?: boolean
  /** The folder that its data is put in; absent: the system's temporary folder. */
  readonly under?: string
}

/** Of vitest: starts one PostgreSQL for all files of a run, of whichever projects, and ends it after the last. */
export default async function setup({ vitest }: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (vitest.getRootProject().getProvidedContext().postgresUrl !== undefined) return undefined
  const programs = findPostgres()
  if (!programs) {
    console.warn(
      '\nNo PostgreSQL was found: what needs one is not tested. On Debian: apt-get install postgresql\n',
    )
    vitest.provide('postgresUrl', null)
    return undefined
  }
  const postgres = await startPostgres(programs)
  vitest.provide('postgresUrl', postgres.url)
  return () => postgres.stop()
}

/**
 * Starts a PostgreSQL of its own on a free port of 127.0.0.1, for tests only: it trusts every connection, and does not wait
 * for the disk. As root it becomes another user, for PostgreSQL refuses to be root.
 * @param programs - the folder of `initdb` and `postgres`
 */
export async function startPostgres(
  programs: string,
  { keepsCommits = false, under = tmpdir() }: PostgresSettings = {},
): Promise<RunningPostgres> {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : null
  const folder = mkdtempSync(join(under, 'lantern-postgres-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const asUser = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } }
  try {
    const kind = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
    await promisify(execFile)(join(programs, 'initdb'), [`--pgdata=${data}`, ...kind], asUser)
    // Another process can take the free port first.
    for (let attempt = 1; ; attempt++) {
      const port = await freePort()
      const spawnServer = () =>
        spawn(join(programs, 'postgres'), serverArguments(data, folder, port, keepsCommits), {
          ...asUser,
          stdio: ['ignore', 'ignore', 'pipe'],
        })
      const server = spawnServer()
      const problem = await outcome(server)
      if (problem === null) return running(server, spawnServer, port, folder)
      if (attempt === 5 || !problem.includes('in use'))
        throw new Error(`PostgreSQL did not start:\n${problem}`)
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function serverArguments(data: string, sockets: string, port: number, keepsCommits: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: sockets,
    max_connections: 200,
    fsync: 'off',
    synchronous_commit: keepsCommits ? 'on' : 'off',
    full_page_writes: 'off',
  }
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** Resolves with null once the server accepts connections, or with its output when it ended instead. */
function outcome(server: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    let said = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready to accept connections')) resolve(null)
    })
    server.once('error', (error) => resolve(error.message))
    server.once('close', () => resolve(said))
  })
}

function running(
  first: ChildProcess,
  spawnServer: () => ChildProcess,
  port: number,
  folder: string,
): RunningPostgres {
  let server = first
  let callOff = guardAgainstOrphan(server.pid, folder)
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode === null && server.kill(signal)) await once(server, 'exit')
    callOff()
  }
  const startAgain = async () => {
    server = spawnServer()
    callOff = guardAgainstOrphan(server.pid, folder)
    const problem = await outcome(server)
    if (problem !== null) throw new Error(`PostgreSQL did not start again:\n${problem}`)
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async restart(signal, awayMs) {
      await end(signal)
      await pause(awayMs)
      await startAgain()
    },
    async startWhereEnded() {
      if (server.exitCode === null && server.signalCode === null) return
      callOff()
      await startAgain()
    },
    async stop() {
      // PostgreSQL's "immediate shutdown": no test needs the data.
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Returns a user who is not root, for programs that refuse to be: Debian's of PostgreSQL, or the one that owns nothing. */
export function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'PostgreSQL and PgBouncer refuse to run as root, and there is neither a user postgres nor a user nobody.',
  )
}
