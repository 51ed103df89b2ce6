import { formatTag, type Locale } from './locales'

/**
 * How dates, times and numbers are written in one language: the one place that formats them (tests/checks/formats.grit refuses
 * it elsewhere). Times are of 24 hours in every language, because a chart has no AM and PM. A moment, `at`, is ms since the Unix
 * epoch, and is written in this machine's time zone: in a browser that of the ward.
 */
export interface Formats {
  /** "14:03:22". */
  clockTime(at: number): string
  /** "14:03". */
  minuteTime(at: number): string
  /** "14:00–14:15". */
  span(from: number, to: number): string
  /** "Nov 23, 2026", "23 nov 2026". */
  day(at: number): string
  /** "Nov 23, 2026, 14:03". */
  dayAndTime(at: number): string
  /** "Nov 23, 14:03", where the year is clear. */
  dayAndTimeOfYear(at: number): string
  /** "Nov 23, 2026, 14:03" by UTC, for what a server prints. */
  dayAndTimeUtc(at: number): string
  /** "Monday, November 23", "lunes, 23 de noviembre". */
  weekday(at: number): string
  /** "Mon, Nov 23". */
  shortWeekday(at: number): string
  /** "Mon, Nov 23, 2026" of a day of the calendar, YYYY-MM-DD; '' for what is no such day. */
  weekdayOf(calendarDay: string): string
  /** "Mar 28, 2024" of a day of the calendar, YYYY-MM-DD, such as a birth date; any other text as it is. */
  dayOf(calendarDay: string): string
  /** "Aug 1 – 7, 2026". */
  days(from: number, to: number): string
  /** "Aug 1, 2026, 07:00 – Aug 7, 2026, 19:00". */
  moments(from: number, to: number): string
  /** "GMT-3:30", the offset at that moment. */
  offset(at: number): string
  /** "1.2", "1,2": exactly so many digits after the point. */
  decimal(value: number, digits: number): string
  /** "12,345", "12.345". */
  whole(value: number): string
  /** "a, b and c". */
  list(parts: readonly string[]): string
}

const made = new Map<Locale, Formats>()

/** Returns the formats of a language, made once: making one takes a hundred times as long as using it. */
export function formatsIn(locale: Locale): Formats {
  const known = made.get(locale)
  if (known) return known
  const formats = makeFormats(formatTag(locale))
  made.set(locale, formats)
  return formats
}

type Options = Intl.DateTimeFormatOptions

const MINUTE: Options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const DAY: Options = { day: 'numeric', month: 'short' }
const YEAR: Options = { year: 'numeric' }
const WEEKDAY: Options = { weekday: 'short' }
/** A day of the calendar has no time zone. */
const UTC: Options = { timeZone: 'UTC' }

function makeFormats(tag: string): Formats {
  const dates = lazily((options: Options) => new Intl.DateTimeFormat(tag, options))
  const numbers = lazily((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options))
  const lists = lazily((options: Intl.ListFormatOptions) => new Intl.ListFormat(tag, options))
  const minuteTime = (at: number) => dates(MINUTE).format(at)
  const calendarDay = (day: string, options: Options, otherwise: string) => {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
    return Number.isNaN(at) ? otherwise : dates({ ...DAY, ...YEAR, ...options, ...UTC }).format(at)
  }
  return {
    clockTime: (at) => dates({ ...MINUTE, second: '2-digit' }).format(at),
    minuteTime,
    span: (from, to) => `${minuteTime(from)}–${minuteTime(to)}`,
    day: (at) => dates({ ...DAY, ...YEAR }).format(at),
    dayAndTime: (at) => dates({ ...DAY, ...YEAR, ...MINUTE }).format(at),
    dayAndTimeOfYear: (at) => dates({ ...DAY, ...MINUTE }).format(at),
    dayAndTimeUtc: (at) => dates({ ...DAY, ...YEAR, ...MINUTE, ...UTC }).format(at),
    weekday: (at) => dates({ weekday: 'long', day: 'numeric', month: 'long' }).format(at),
    shortWeekday: (at) => dates({ ...WEEKDAY, ...DAY }).format(at),
    weekdayOf: (day) => calendarDay(day, WEEKDAY, ''),
    dayOf: (day) => calendarDay(day, {}, day),
    days: (from, to) => dates({ ...DAY, ...YEAR }).formatRange(from, to),
    moments: (from, to) => dates({ ...DAY, ...YEAR, ...MINUTE }).formatRange(from, to),
    offset: (at) =>
      dates({ timeZoneName: 'shortOffset' })
        .formatToParts(at)
        .find(({ type }) => type === 'timeZoneName')?.value ?? '',
    decimal: (value, digits) =>
      numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    whole: (value) => numbers({ maximumFractionDigits: 0 }).format(value),
    list: (parts) => lists({ type: 'conjunction' }).format(parts),
  }
}

/** Keeps what `make` returned for each set of options. */
function lazily<Given, Made>(make: (options: Given) => Made): (options: Given) => Made {
  const kept = new Map<string, Made>()
  return (options) => {
    const key = JSON.stringify(options)
    const known = kept.get(key) ?? make(options)
    kept.set(key, known)
    return known
  }
}

/** Returns the name of this machine's time zone: "America/St Johns". */
export const timeZoneName = (): string =>
  new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ')
