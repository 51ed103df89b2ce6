import { spawn } from 'node:child_process'
import { chown, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPgBouncer } from './installed-programs.mjs'
import { freePort } from './ports'
import { unprivilegedUser } from './postgres'
import { startedProgram } from './started-program'

/**
 * A real PgBouncer on loopback before the database at `url`, ended after the test file.
 * @param mode - when a client gives its connection to the server back
 * @returns the database's address through it. @throws where it is not installed, or ends at once
 */
export async function startPgBouncer(url: string, mode: 'session' | 'transaction'): Promise<string> {
  const program = findPgBouncer()
  if (!program) throw new Error('PgBouncer was not found. On Debian: apt-get install pgbouncer')
  const there = new URL(url)
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'lantern-pgbouncer-'))
  const user = process.getuid?.() === 0 ? unprivilegedUser() : null
  const settings = join(folder, 'pgbouncer.ini')
  await writeFile(
    settings,
    [
      '[databases]',
      `* = host=${there.hostname} port=${there.port} user=${there.username}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'auth_type = any',
      `pool_mode = ${mode}`,
      'default_pool_size = 30',
      'unix_socket_dir =',
    ].join('\n'),
  )
  if (user) for (const path of [folder, settings]) await chown(path, user.uid, user.gid)
  const child = spawn(program, [settings], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  await startedProgram(child, { name: 'PgBouncer', folder, outputs: [child.stderr], up: /process up/ })
  const through = new URL(url)
  through.host = `127.0.0.1:${port}`
  return through.href
}
