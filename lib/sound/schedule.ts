import { PRIORITIES, type Priority } from '@/lib/board/types'
import { BURSTS, lengthOf } from './patterns'

/** An unclaimed request that calls the user of this display. */
export interface Ringing {
  readonly id: string
  readonly priority: Priority
}

/** The last burst: its requests, and when it started (ms, by any one steady clock). */
export interface Heard {
  readonly priority: Priority
  readonly ids: readonly string[]
  readonly at: number
}

/** A burst that is due at a time of the same clock; a time in the past means now. */
export interface DueBurst {
  readonly priority: Priority
  readonly ids: readonly string[]
  readonly at: number
}

/** The longest time from the start of one burst to the start of the next, while a request waits (UL 1069). */
export const MOST_APART_MS = 10_000
/** From start to start: sooner for a higher priority, and a second below the limit for timers of hidden tabs. */
const REPEAT_MS: Readonly<Record<Priority, number>> = {
  emergency: 6_000,
  urgent: 7_500,
  routine: 9_000,
}
/** The silence between the bursts of two requests, so that nurses do not hear them as one. */
const BREATH_MS = 1_000

const rank = (priority: Priority): number => PRIORITIES.indexOf(priority)

/**
 * Returns what to play next, and when: always the highest priority that waits. It interrupts a lower one; a request that was
 * not heard yet plays as soon as the last burst is over; everything else repeats. Null when there is nothing to play.
 */
export function nextBurst(ringing: readonly Ringing[], heard: Heard | null, now: number): DueBurst | null {
  const [top] = [...ringing].sort((a, b) => rank(a.priority) - rank(b.priority))
  if (!top) return null
  const { priority } = top
  const ids = ringing.filter((one) => one.priority === priority).map(({ id }) => id)
  return { priority, ids, at: dueAt(priority, ids, heard, now) }
}

function dueAt(priority: Priority, ids: readonly string[], heard: Heard | null, now: number): number {
  if (!heard) return now
  const higher = rank(priority) < rank(heard.priority)
  const known = ids.every((id) => heard.ids.includes(id))
  if (higher) return now
  const repeat = heard.at + REPEAT_MS[priority]
  return known ? repeat : Math.min(repeat, heard.at + lengthOf(BURSTS[heard.priority]) + BREATH_MS)
}

/** Returns whether a sounding burst still has a request to sound for, and nothing more urgent has come. */
export function stillSounds(sounding: Pick<Heard, 'priority' | 'ids'>, ringing: readonly Ringing[]): boolean {
  const higher = ringing.some(({ priority }) => rank(priority) < rank(sounding.priority))
  const left = ringing.some(({ id, priority }) => priority === sounding.priority && sounding.ids.includes(id))
  return left && !higher
}
