import { setTimeout as pause } from 'node:timers/promises'
import type { CutLine } from '../support/cut-line'
import { newFolder } from '../support/folders'
import { type RunningProgram, startLantern } from '../support/lantern-process'
import { freePort } from '../support/ports'
import type { NodeIds } from './node-ids'
import type { SoloLine } from './solo-line'
import type { WrongClock } from './wrong-clock'

/** Short, so that an operation that hangs has come to its end within a short run. */
export const SOLO_TIMEOUT_MS = 3_000
const READY_WITHIN_MS = 300_000
/** As a service manager does. */
const START_AGAIN_MS = 1_000
/** Claims of these tests do not return by themselves. */
const NEVER_RETURNS_S = 3_600

/** A node that the schedule may kill and pause, with lines of its own to the database and to Solo. */
export interface FaultyNode {
  readonly port: number
  readonly soloLine: SoloLine
  readonly databaseLine: CutLine
  /** The name under which its process writes heartbeats, while that is known. */
  id(): string | null
  /** Starts it, again and again until it is ready. */
  start(): Promise<void>
  kill(): Promise<void>
  pause(): void
  goOn(): void
  /** Sets its clock by so many seconds; only where it was made with a clock that can be wrong. */
  skew(seconds: number): Promise<void>
  /** Ends of its process that no one caused, with the end of its output. */
  readonly endedByItself: readonly string[]
  /** What it printed on starts that came to nothing. */
  readonly failedStarts: readonly string[]
  /** All that its processes have printed. */
  output(): string
}

interface NodeSettings {
  readonly soloLine: SoloLine
  readonly databaseLine: CutLine
  readonly databaseUrl: string
  readonly soloApiKey: string
  readonly ids: NodeIds
  /** Gives its processes a clock that can be wrong; absent: that of the machine. */
  readonly clock?: WrongClock
}

/** Creates a node that is not started yet. */
export async function createNode(settings: NodeSettings): Promise<FaultyNode> {
  const { soloLine, databaseLine, databaseUrl, soloApiKey, ids, clock } = settings
  const port = await freePort()
  const dataDir = await newFolder('faults-node')
  const endedByItself: string[] = []
  const failedStarts: string[] = []
  let former = ''
  let running: RunningProgram | null = null
  let id: string | null = null
  const env = {
    DATABASE_URL: databaseUrl,
    SOLO_BASE_URL: soloLine.url,
    SOLO_API_KEY: soloApiKey,
    SOLO_TIMEOUT_MS: String(SOLO_TIMEOUT_MS),
    SOLO_REQUESTS_PER_SECOND: '40',
    CLAIM_RETURNS_AFTER: [NEVER_RETURNS_S, NEVER_RETURNS_S, NEVER_RETURNS_S].join(','),
    // Users open one address, whichever node answers.
    NEXTAUTH_URL: 'http://lantern.test',
    ALLOW_PLAIN: '1',
    ...clock?.env,
  }
  const launch = async () => {
    const program = await startLantern({ port, env, dataDir, readyWithinMs: READY_WITHIN_MS })
    running = program
    id = await ids.next()
    void program.ended.then((how) => {
      if (running !== program) return
      endedByItself.push(`${how}\n${program.output().slice(-4_000)}`)
      running = null
    })
  }
  return {
    port,
    soloLine,
    databaseLine,
    endedByItself,
    failedStarts,
    id: () => id,
    output: () => former + (running?.output() ?? ''),
    async start() {
      while (!running) {
        await launch().catch(async (error: Error) => {
          failedStarts.push(error.message.slice(-2_000))
          await pause(START_AGAIN_MS)
        })
      }
    },
    async kill() {
      const program = running
      running = null
      await program?.kill('SIGKILL')
      former += program?.output() ?? ''
    },
    pause: () => void (running && process.kill(running.pid, 'SIGSTOP')),
    goOn: () => void (running && process.kill(running.pid, 'SIGCONT')),
    async skew(seconds) {
      if (!clock) throw new Error('This node has the clock of the machine.')
      await clock.set(seconds)
    },
  }
}
