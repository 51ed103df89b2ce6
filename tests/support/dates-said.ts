import type { Page } from 'playwright-core'
import { textsOf } from './english-left'

const MONTHS = {
  en: 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec',
  es: 'ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic',
} as const
/** A month, short or whole, and a day in either order. */
const monthFirst = (months: string) => new RegExp(`\\b(${months})\\p{L}*\\.? \\d{1,2}\\b`, 'iu')
const dayFirst = (months: string) => new RegExp(`\\b\\d{1,2} (de )?(${months})\\p{L}*\\b`, 'iu')
const RIGHT = { en: monthFirst(MONTHS.en), es: dayFirst(MONTHS.es) } as const
const ANY_MONTH = `${MONTHS.en}|${MONTHS.es}`
const WRONG = {
  en: [dayFirst(ANY_MONTH)],
  es: [monthFirst(ANY_MONTH), /\b(Jan|Apr|Aug|Dec)\p{L}*\b \d/u],
} as const
/** AM and PM; a day in figures, which the two languages read differently; the form of files. */
const NOWHERE = [/\d\s?[ap]\.?\s?m\b/iu, /\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/u, /\b\d{4}-\d{2}-\d{2}\b/u]

/**
 * Returns the dates that a page says as its language does, and the texts with a date or time that it does not. A field's own
 * text for a day is the browser's, and not part of it.
 */
export async function datesSaid(page: Page, language: 'en' | 'es') {
  const texts = (await textsOf(page)).map((text) => text.replace(/\s+/gu, ' '))
  const wrong = [...NOWHERE, ...WRONG[language]]
  return {
    right: texts.flatMap((text) => RIGHT[language].exec(text)?.[0] ?? []),
    wrong: texts.filter((text) => wrong.some((form) => form.test(text))),
  }
}
