import type { Priority } from '@/lib/board/types'

/** One tone of a burst: its start after the burst's own start, its length (ms) and its pitch. */
export interface Pulse {
  readonly atMs: number
  readonly lengthMs: number
  readonly frequencyHz: number
}
export type Pattern = readonly Pulse[]

/** Returns `count` pulses from `atMs` on, with `spacingMs` of silence between them. */
const group = (atMs: number, count: number, lengthMs: number, spacingMs: number, hz: readonly number[]) =>
  Array.from(
    { length: count },
    (_, index): Pulse => ({
      atMs: atMs + index * (lengthMs + spacingMs),
      lengthMs,
      frequencyHz: hz[index % hz.length] ?? 0,
    }),
  )

/** 3 and 2 pulses, a pause, and the same again. Between the 3 and the 2: twice the spacing and a pulse. */
function highPriority(): Pattern {
  const [length, spacing, hz] = [130, 80, 784] as const
  const second = 3 * length + 2 * spacing + 2 * spacing + length
  const half = [...group(0, 3, length, spacing, [hz]), ...group(second, 2, length, spacing, [hz])]
  const again = second + 2 * length + spacing + 500
  return [...half, ...half.map((pulse) => ({ ...pulse, atMs: pulse.atMs + again }))]
}

/**
 * The bursts of IEC 60601-1-8, table of auditory alarm signals: ten pulses for high priority, three for medium, two for low;
 * fundamentals between 150 and 1000 Hz, pulses and spacings within its limits. They differ in number, pace and pitch.
 */
export const BURSTS: Readonly<Record<Priority, Pattern>> = {
  emergency: highPriority(),
  urgent: group(0, 3, 200, 200, [523, 523, 659]),
  routine: group(0, 2, 200, 200, [440, 349]),
}

/** The display gets no news: one long falling figure that no priority has. */
export const NO_NEWS: Pattern = [
  { atMs: 0, lengthMs: 450, frequencyHz: 330 },
  { atMs: 450, lengthMs: 800, frequencyHz: 196 },
]

/** A nurse knocks at a bed: two slow, falling tones like a doorbell, for patients and not for staff. */
export const KNOCK: Pattern = [
  { atMs: 0, lengthMs: 520, frequencyHz: 659 },
  { atMs: 620, lengthMs: 900, frequencyHz: 494 },
]

/** Returns the time from the start of the first pulse to the end of the last, in ms. */
export const lengthOf = (pattern: Pattern): number =>
  Math.max(0, ...pattern.map(({ atMs, lengthMs }) => atMs + lengthMs))
