import { seeded } from '../support/seeded'
import { LINE_FAULTS, type LineFault, type LineShare } from './solo-line'

/** What can break. `node`: which of the nodes it hits; a killed node is away for the time of the fault. */
type Break =
  | { readonly kind: 'kill'; readonly node: number }
  | { readonly kind: 'stop'; readonly node: number }
  | {
      readonly kind: 'solo-line'
      readonly node: number
      readonly state: LineFault
      readonly share: LineShare
    }
  | { readonly kind: 'database-line'; readonly node: number; readonly state: 'cut' | 'hang' }
  | { readonly kind: 'database-restart'; readonly signal: 'SIGINT' | 'SIGQUIT' }
  /** `seconds`: how wrong the node's clock is. */
  | { readonly kind: 'skew'; readonly node: number; readonly seconds: number }
  | { readonly kind: 'full-disk' }

/** A fault that begins `atMs` after the start and lasts `forMs`. */
export type Fault = Break & { readonly atMs: number; readonly forMs: number }

/**
 * `mixed`: every fault that needs nothing special, by the seed; `skew` is the same and a clock that is wrong. The others are of one kind
 * each, and show the figures of docs/FAULTS.md.
 */
export const SCHEDULES = ['mixed', 'skew', 'kills', 'restarts', 'away', 'full-disk'] as const
export type ScheduleName = (typeof SCHEDULES)[number]

/** A part of a schedule whose faults come one after another; those of different lanes overlap. */
export type Lane = readonly Fault[]

const BETWEEN_MS = [1_000, 8_000] as const
/** No fault begins in this time before the end. */
const LAST_MS = 5_000
const RESTARTS = 60

/** Returns the schedule of a name; only `mixed` and `skew` depend on the seed, and `restarts` and `away` not on `lastsMs`. */
export function scheduleOf(name: ScheduleName, seed: number, lastsMs: number, nodes: number): Lane[] {
  if (name === 'mixed') return mixed(seed, lastsMs, nodes)
  if (name === 'skew') return [...mixed(seed, lastsMs, nodes), drawLane(clockFault, seed, 3, lastsMs, nodes)]
  if (name === 'full-disk') {
    return [every(FULL_EVERY_MS, lastsMs, () => ({ kind: 'full-disk', forMs: 8_000 }))]
  }
  if (name === 'away') return [[{ atMs: 5_000, forMs: 30_000, kind: 'database-restart', signal: 'SIGINT' }]]
  if (name === 'restarts') {
    return [
      Array.from({ length: RESTARTS }, (_, index) => ({
        kind: 'database-restart',
        signal: index % 2 === 0 ? 'SIGINT' : 'SIGQUIT',
        atMs: 3_000 * (index + 1),
        forMs: (index % 4) * 400,
      })),
    ]
  }
  return [
    every(KILL_EVERY_MS, lastsMs, (index) => ({ kind: 'kill', node: index % nodes, forMs: 8_000 })),
    // So that it holds leases when it dies.
    every(KILL_EVERY_MS, lastsMs, (index) => ({
      ...{ kind: 'solo-line', state: 'hang', share: 'all', node: index % nodes },
      ...{ beforeMs: 1_500, forMs: 2_000 },
    })),
  ]
}

const KILL_EVERY_MS = 20_000
const FULL_EVERY_MS = 25_000
const FIRST_MS = 5_000

/** One fault every so often. `beforeMs`: how much earlier than that it begins. */
const every = (
  ms: number,
  lastsMs: number,
  fault: (index: number) => Break & { readonly forMs: number; readonly beforeMs?: number },
): Lane =>
  Array.from({ length: Math.floor(lastsMs / ms) }, (_, index) => {
    const { beforeMs = 0, ...what } = fault(index)
    return { ...what, atMs: ms * index + FIRST_MS - beforeMs }
  })

/** Draws three lanes by the seed: of processes, of the lines to Solo, and of the database. */
const mixed = (seed: number, lastsMs: number, nodes: number): Lane[] =>
  [processFault, soloFault, databaseFault].map((draw, lane) => drawLane(draw, seed, lane, lastsMs, nodes))

function drawLane(
  draw: (dice: Dice) => Drawn,
  seed: number,
  lane: number,
  lastsMs: number,
  nodes: number,
): Lane {
  const random = seeded(seed * 1_000 + lane)
  const between = ([from, to]: readonly [number, number]) => Math.round(from + random() * (to - from))
  const faults: Fault[] = []
  for (let atMs = between(BETWEEN_MS); atMs < lastsMs - LAST_MS; ) {
    const { forMs, ...what } = draw({ random, between, node: Math.floor(random() * nodes) })
    faults.push({ ...what, atMs, forMs: between(forMs) })
    atMs += (faults.at(-1)?.forMs ?? 0) + between(BETWEEN_MS)
  }
  return faults
}

interface Dice {
  readonly random: () => number
  readonly between: (range: readonly [number, number]) => number
  readonly node: number
}
type Drawn = Break & { readonly forMs: readonly [number, number] }

const processFault = ({ random, node }: Dice): Drawn =>
  random() < 0.5 ? { kind: 'kill', node, forMs: [0, 8_000] } : { kind: 'stop', node, forMs: [3_000, 20_000] }

const soloFault = ({ random, node }: Dice): Drawn => {
  const state = LINE_FAULTS[Math.floor(random() * LINE_FAULTS.length)] ?? 'cut'
  const share = random() < 0.5 ? 'some' : 'all'
  return { kind: 'solo-line', node, state, share, forMs: [2_000, 20_000] }
}

const databaseFault = ({ random, node }: Dice): Drawn => {
  if (random() < 0.5) {
    const signal = random() < 0.5 ? 'SIGINT' : 'SIGQUIT'
    return { kind: 'database-restart', signal, forMs: [0, 8_000] }
  }
  return {
    kind: 'database-line',
    node,
    state: random() < 0.5 ? 'cut' : 'hang',
    forMs: [2_000, 15_000],
  }
}

const SKEW_S = 300
const clockFault = ({ random, node }: Dice): Drawn => ({
  ...{ kind: 'skew', node, seconds: random() < 0.5 ? SKEW_S : -SKEW_S },
  forMs: [5_000, 25_000],
})

/** Returns a fault as one line of a report. */
export function faultText(fault: Fault): string {
  const { atMs, forMs, kind } = fault
  const where = 'node' in fault ? ` of node ${fault.node}` : ''
  const share = fault.kind === 'solo-line' ? ` for ${fault.share} calls` : ''
  const signal = 'signal' in fault ? ` ${fault.signal}` : ''
  const seconds = 'seconds' in fault ? ` by ${fault.seconds} s` : ''
  const how = 'state' in fault ? ` ${fault.state}${share}` : signal + seconds
  return `${(atMs / 1_000).toFixed(1)} s, for ${(forMs / 1_000).toFixed(1)} s: ${kind}${how}${where}`
}
