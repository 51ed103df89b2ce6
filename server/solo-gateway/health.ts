import type { UpstreamHealth } from '@/lib/board/types'
import { blamesUpstream, type SoloErrorKind } from '@/lib/solo/failure'

/** Beside trouble of Solo's own: answers that mean nothing can be done with it until somebody mends something. */
const USELESS = new Set<SoloErrorKind>(['malformed', 'too-large', 'unauthorised'])

/** One lost packet is no outage. */
const FAILURES_TO_DOWN = 2

export interface HealthRecord {
  read(): UpstreamHealth
  record(failure: SoloErrorKind | null): void
}

/** Remembers whether Solo answers, and since when. `now` in milliseconds since the epoch. */
export function createHealthRecord(now: () => number): HealthRecord {
  let health: UpstreamHealth = { state: 'unknown', since: now() }
  let inRow = 0

  const become = (state: UpstreamHealth['state']) => {
    if (health.state !== state) health = { state, since: now() }
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
