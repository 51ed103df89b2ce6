import type { UpstreamHealth } from '@/lib/board/types'
import { blamesUpstream, type SoloErrorKind } from '@/lib/solo/failure'

/** Answers, next to trouble of Solo's own, with which no call can succeed until an administrator repairs something. */
const USELESS = new Set<SoloErrorKind>(['malformed', 'too-large', 'unauthorised'])

/** One lost packet is no outage. */
const FAILURES_TO_DOWN = 2

export interface HealthRecord {
  read(): UpstreamHealth
  record(failure: SoloErrorKind | null): void
}

export interface HealthClocks {
  /** This node's clock, ms since the epoch. */
  readonly now: () => number
  /** The database's, by which all other times on a board go: a node's may be minutes off. */
  readonly databaseNow: () => Promise<number>
}

/** Records whether Solo answers, and since when by the database's clock; by this node's until the database has said the time. */
export function createHealthRecord({ now, databaseNow }: HealthClocks): HealthRecord {
  let health: UpstreamHealth
  let inRow = 0

  const begin = (state: UpstreamHealth['state']): UpstreamHealth => {
    const since = now()
    const begun = { state, since }
    databaseNow().then(
      (time) => {
        if (health === begun) health = { state, since: Math.floor(time - (now() - since)) }
      },
      () => undefined,
    )
    return begun
  }
  health = begin('unknown')

  const become = (state: UpstreamHealth['state']) => {
    if (health.state !== state) health = begin(state)
  }

  return {
    read: () => health,
    record(failure) {
      if (failure === 'cancelled') return
      if (failure === null || !(blamesUpstream({ kind: failure }) || USELESS.has(failure))) {
        inRow = 0
        become('up')
      } else {
        inRow += 1
        if (inRow >= FAILURES_TO_DOWN) become('down')
      }
    },
  }
}
