import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { projectRoot } from '@/server/platform/project-root'
import { afterFile } from './cleanup'
import { guardAgainstOrphan } from './orphan-guard'
import { layPglite } from './pglite-template'
import { freePort } from './ports'
import { V8_FLAGS } from './v8-flags.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether servers run next to browsers, and before them. */
    serversFirst: boolean
  }
}

export interface ProgramSettings {
  /** On top of a bare environment; nothing of the developer's own comes through. */
  readonly env?: Readonly<Record<string, string>>
  /** Absent: any free one. */
  readonly port?: number
  /** Absent: a new folder with an empty PGlite, removed after the test file. */
  readonly dataDir?: string
  /** Absent: 90 s. */
  readonly readyWithinMs?: number
  /** Instead of Lantern's own: another program in dist/. */
  readonly program?: string
  /** How long it runs at most. Absent: until the test file ends. `worker`: until the process that runs test files ends. */
  readonly lasts?: 'file' | 'worker'
}

/** A program of the production build, as a process of its own. */
export interface RunningProgram {
  /** Such as http://127.0.0.1:41234 */
  readonly origin: string
  readonly pid: number
  readonly dataDir: string
  /** Resolves with its exit code or signal once it has ended. */
  readonly ended: Promise<number | NodeJS.Signals | null>
  /** All it has printed so far, both streams. */
  output(): string
  /** Sends the signal and resolves once the process is gone; the data stays. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** As an operator stops it: SIGTERM. Resolves with the exit code; rejects when it takes longer than 20 s. */
  stop(): Promise<number | null>
}

const READY_WITHIN_MS = 90_000
const STOP_WITHIN_MS = 20_000
/** A nice value. */
const BEFORE_BROWSERS = -10
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'SystemRoot']

/**
 * Starts the production build and resolves once it is ready; ended after the test file at the latest. With
 * `env.SOLO_BASE_URL`, what tenant mode demands besides is filled in.
 * @throws {Error} with all it printed, when it ends or stays silent instead
 */
export async function startLantern(settings: ProgramSettings = {}): Promise<RunningProgram> {
  const program = settings.program ?? 'main.mjs'
  if (!settings.env?.SOLO_BASE_URL) return startProgram(program, /^Lantern is ready at (\S+)$/m, settings)
  const port = settings.port ?? (await freePort())
  const env = {
    HOST: '127.0.0.1',
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    NEXTAUTH_SECRET: 'a secret of the tests, long enough for Lantern',
    ...settings.env,
  }
  return startProgram(program, /^Lantern is ready at (\S+)$/m, { ...settings, port, env })
}

/** Starts the Solo emulator by itself, on the same terms. Give it its key as `env.SOLO_API_KEY`. */
export const startSolo = (settings: ProgramSettings = {}): Promise<RunningProgram> =>
  startProgram('solo.mjs', /^Solo is ready at (\S+)$/m, settings)

async function startProgram(name: string, ready: RegExp, settings: ProgramSettings): Promise<RunningProgram> {
  const program = join(projectRoot(), 'dist', name)
  if (!existsSync(program)) throw new Error(`${program} is missing: npm run build makes it.`)
  const dataDir = settings.dataDir ?? (await newFolder())
  const child = spawn(process.execPath, ['--enable-source-maps', ...V8_FLAGS, program], {
    cwd: projectRoot(),
    env: {
      ...bareEnvironment(),
      NODE_ENV: 'production',
      PORT: String(settings.port ?? 0),
      DATA_DIR: dataDir,
      // Clients of the tests that are no browser report no hand.
      LOCK_AFTER_MINUTES: '60',
      ...settings.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (inject('serversFirst')) comesFirst(child.pid)
  const running = control(child, dataDir)
  // A guard ends what outlives the process that started it.
  if (settings.lasts !== 'worker') afterFile(() => running.kill('SIGKILL'))
  const origin = await readyAt(child, running.output, ready, settings.readyWithinMs ?? READY_WITHIN_MS)
  return { ...running, origin }
}

/** Has a server come before browsers, whose pictures take all that a machine has: its heartbeats are not to be late for that. */
function comesFirst(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, BEFORE_BROWSERS)
  } catch {
    // Only root may.
  }
}

function control(child: ChildProcess, dataDir: string): Omit<RunningProgram, 'origin'> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const gone = once(child, 'close')
  const callOff = guardAgainstOrphan(child.pid, dataDir)
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await gone
    callOff()
  }
  return {
    pid: child.pid ?? 0,
    dataDir,
    ended: gone.then(() => child.signalCode ?? child.exitCode),
    output: () => said,
    kill,
    async stop() {
      const impatience = setTimeout(() => void child.kill('SIGKILL'), STOP_WITHIN_MS)
      await kill('SIGTERM')
      clearTimeout(impatience)
      if (child.signalCode === 'SIGKILL')
        throw new Error(`It did not stop within ${STOP_WITHIN_MS} ms:\n${said}`)
      return child.exitCode
    },
  }
}

/** Resolves with the address that a ready program prints. */
function readyAt(
  child: ChildProcess,
  output: () => string,
  ready: RegExp,
  withinMs: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const settle = (problem: string | null) => {
      clearTimeout(timeout)
      child.stdout?.off('data', look)
      child.off('close', ended)
      const origin = output().match(ready)?.[1]
      if (problem === null && origin) resolve(origin)
      else reject(new Error(`${problem}\n${output()}`))
    }
    const look = () => ready.test(output()) && settle(null)
    const ended = () => settle(`It ended (${child.signalCode ?? child.exitCode}) before it was ready:`)
    const timeout = setTimeout(() => settle(`It was not ready within ${withinMs} ms:`), withinMs)
    child.stdout?.on('data', look)
    child.once('close', ended)
  })
}

const bareEnvironment = (): Record<string, string> =>
  Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-process-'))
  afterFile(() => rm(folder, { recursive: true, force: true }))
  layPglite(folder)
  return folder
}
