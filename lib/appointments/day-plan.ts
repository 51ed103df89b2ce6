import type { Formats } from '@/lib/words/formats'
import type { Slot } from './types'

const PARTS = [
  { id: 'night', from: 0 },
  { id: 'morning', from: 6 },
  { id: 'afternoon', from: 12 },
  { id: 'evening', from: 18 },
] as const
export type PartId = (typeof PARTS)[number]['id']

export interface OfferedSlot extends Slot {
  /** "14:00"; with the offset where clocks go back and the day has that time twice. */
  readonly words: string
}

export interface HourOfSlots {
  /** 0 to 23. */
  readonly hour: number
  readonly slots: readonly OfferedSlot[]
}

export interface PartOfDay {
  readonly id: PartId
  readonly count: number
  readonly hours: readonly HourOfSlots[]
}

const hourOf = (at: number): number => new Date(at).getHours()
const partOf = (hour: number): PartId => PARTS.findLast(({ from }) => hour >= from)?.id ?? 'night'

/** Groups the slots of one day by part of the day and hour, in the browser's time zone. Returns all four parts, in order. */
export function planDay(slots: readonly Slot[], { minuteTime, offset }: Formats): PartOfDay[] {
  const sorted = [...slots].sort((a, b) => a.startsAt - b.startsAt)
  const times = sorted.map(({ startsAt }) => minuteTime(startsAt))
  const offered = sorted.map((slot, index): OfferedSlot => {
    const time = times[index] ?? ''
    const twice = times.indexOf(time) !== times.lastIndexOf(time)
    return { ...slot, words: twice ? `${time} (${offset(slot.startsAt)})` : time }
  })
  return PARTS.map(({ id }) => {
    const mine = offered.filter(({ startsAt }) => partOf(hourOf(startsAt)) === id)
    const hours = [...new Set(mine.map(({ startsAt }) => hourOf(startsAt)))]
    return {
      id,
      count: mine.length,
      hours: hours.map((hour) => ({ hour, slots: mine.filter(({ startsAt }) => hourOf(startsAt) === hour) })),
    }
  })
}

/** Returns the part to show first: the one of `preferredHour` or the next with a free slot; null when the day has none. */
export function firstPart(parts: readonly PartOfDay[], preferredHour: number): PartId | null {
  const from = PARTS.findIndex(({ id }) => id === partOf(preferredHour))
  const free = parts.filter(({ count }) => count > 0)
  const later = free.find(({ id }) => PARTS.findIndex((part) => part.id === id) >= from)
  return (later ?? free.at(0))?.id ?? null
}
