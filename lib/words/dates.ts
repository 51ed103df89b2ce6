import { formatTag, type Locale } from './locales'

const made = new Map<string, Intl.DateTimeFormat>()

/**
 * Returns the format of dates or times in this language, in the reader's time zone unless the options name one. It is kept for
 * each set of options: making a format takes a hundred times as long as using it.
 */
export function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`
  const known = made.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(formatTag(locale), options)
  made.set(key, format)
  return format
}
