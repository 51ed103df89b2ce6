import { BAD } from '@/lib/calls/bad-call'

/** `connecting`: not connected yet; `broken`: lost, and being connected again. */
export type Quality = 'connecting' | 'good' | 'fair' | 'poor' | 'broken'

/** Above these, people begin to speak over each other or to miss words (ITU-T G.114: 300 to 400 ms there and back). */
const FAIR = { roundTripMs: 200, lost: 0.02 }

interface Facts {
  readonly roundTripMs: number
  /** The share of sent packets that were lost, 0 to 1. */
  readonly lost: number
}

/** Grades a connection by the worst round trip and loss of the sent media, as the other side reports them. */
export function qualityOf(
  report: Iterable<readonly [string, unknown]>,
): Exclude<Quality, 'connecting' | 'broken'> {
  return gradeOf(factsOf([...report].map(([, entry]) => entry)))
}

export function gradeOf({ roundTripMs, lost }: Facts): Exclude<Quality, 'connecting' | 'broken'> {
  if (roundTripMs >= BAD.roundTripMs || lost >= BAD.lost) return 'poor'
  return roundTripMs >= FAIR.roundTripMs || lost >= FAIR.lost ? 'fair' : 'good'
}

function factsOf(entries: readonly unknown[]): Facts {
  let roundTripMs = 0
  let lost = 0
  for (const entry of entries) {
    if (!isRecord(entry) || entry.type !== 'remote-inbound-rtp') continue
    if (typeof entry.roundTripTime === 'number')
      roundTripMs = Math.max(roundTripMs, entry.roundTripTime * 1000)
    if (typeof entry.fractionLost === 'number') lost = Math.max(lost, entry.fractionLost)
  }
  return { roundTripMs, lost }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
