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

/** Records whether Solo answers, and since when. `now` in milliseconds since the epoch. */
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
