import type { UpstreamHealth } from '@/lib/board/types'
import type { SoloErrorKind } from '@/lib/solo/failure'

/** Failures that say Solo cannot be worked with now; the others are answers to one request. */
const BLAMES = new Set<SoloErrorKind>([
  'network',
  'timeout',
  'rate-limited',
  'server',
  'malformed',
  'too-large',
  'unauthorised',
])

/** One lost packet is no outage. */
const FAILURES_TO_DOWN = 2

export interface HealthRecord {
  read(): UpstreamHealth
  record(failure: SoloErrorKind | null): void
  blames(failure: SoloErrorKind): boolean
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
    blames: (failure) => BLAMES.has(failure),
    record(failure) {
      if (failure === 'cancelled') return
      if (failure === null || !BLAMES.has(failure)) {
        inRow = 0
        become('up')
      } else {
        inRow += 1
        if (inRow >= FAILURES_TO_DOWN) become('down')
      }
    },
  }
}
