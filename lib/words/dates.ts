import { formatTag, type Locale } from './locales'

const made = new Map<string, Intl.DateTimeFormat>()

/**
 * How this language writes dates or times, in the reader's time zone unless the options name one. Made once for each set of
 * options: to make one takes a hundred times as long as to use it.
 */
export function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`
  const known = made.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(formatTag(locale), options)
  made.set(key, format)
  return format
}
