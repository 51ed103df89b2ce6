import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findTurnServer } from './installed-programs.mjs'
import { freePort } from './ports'
import { startedProgram } from './started-program'

export interface TurnServer {
  readonly url: string
  readonly secret: string
  /** Stops all traffic in both directions until `thaw`. */
  freeze(): void
  thaw(): void
  /** How many relay addresses it has given out. */
  allocations(): number
}

const SECRET = 'a secret of the TURN server of the tests'

/** A real coturn on loopback, ended after the test file. @throws where it is not installed, or ends at once */
export async function startTurnServer(): Promise<TurnServer> {
  const program = findTurnServer()
  if (!program) throw new Error('coturn was not found. On Debian: apt-get install coturn')
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'lantern-turn-'))
  const child = spawn(
    program,
    [
      ...['-n', '--no-cli', '--verbose', '--log-file=stdout', '--simple-log', '--no-tls', '--no-dtls'],
      ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', '--allow-loopback-peers', '--realm=lantern'],
      `--listening-port=${port}`,
      '--use-auth-secret',
      `--static-auth-secret=${SECRET}`,
      `--userdb=${join(folder, 'users')}`,
      `--pidfile=${join(folder, 'pid')}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const up = /listener opened on : 127\.0\.0\.1/i
  const said = await startedProgram(child, {
    name: 'coturn',
    folder,
    outputs: [child.stdout, child.stderr],
    up,
  })
  return {
    url: `turn:127.0.0.1:${port}?transport=udp`,
    secret: SECRET,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    allocations: () => said().match(/ALLOCATE processed, success/g)?.length ?? 0,
  }
}
