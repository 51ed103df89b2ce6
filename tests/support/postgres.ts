import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  /** Ends it at once and removes its data. */
  stop(): Promise<void>
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
export async function startPostgres(programs: string): Promise<RunningPostgres> {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : null
  const folder = mkdtempSync(join(tmpdir(), 'lantern-postgres-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const asUser = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } }
  try {
    const kind = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
    await promisify(execFile)(join(programs, 'initdb'), [`--pgdata=${data}`, ...kind], asUser)
    // Another process can take the free port first.
    for (let attempt = 1; ; attempt++) {
      const port = await freePort()
      const server = spawn(join(programs, 'postgres'), serverArguments(data, folder, port), {
        ...asUser,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      const problem = await outcome(server)
      if (problem === null) return running(server, port, folder)
      if (attempt === 5 || !problem.includes('in use'))
        throw new Error(`PostgreSQL did not start:\n${problem}`)
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function serverArguments(data: string, sockets: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: sockets,
    max_connections: 200,
    fsync: 'off',
    synchronous_commit: 'off',
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

function running(server: ChildProcess, port: number, folder: string): RunningPostgres {
  const callOff = guardAgainstOrphan(server.pid, folder)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      // PostgreSQL's "immediate shutdown": no test needs the data.
      if (server.exitCode === null && server.kill('SIGQUIT')) await once(server, 'exit')
      callOff()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Debian's user for it, or the one that owns nothing. */
function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and there is neither a user postgres nor a user nobody.',
  )
}
