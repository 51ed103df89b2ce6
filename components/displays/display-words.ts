import { type PairedDisplay, SEEN_NOW_MS } from '@/lib/board/display'
import { inWords } from '@/lib/board/waiting'
import { dateFormat } from '@/lib/words/dates'
import type { Locale } from '@/lib/words/locales'
import type { Translate } from '@/lib/words/translator'

type Say = Translate<'displays'>

const DAY_MS = 86_400_000

/** Returns "23 Nov 2026" in the administrator's time zone. `at`: ms since the epoch. */
export const dayWords = (at: number, locale: Locale): string =>
  dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(at)

/** Returns whether the screen is on, and if not, since when. `now`: server time (ms). */
export function seenWords({ lastSeenAt }: PairedDisplay, now: number, t: Say, locale: Locale): string {
  if (lastSeenAt === null) return t('card.neverSeen')
  const ago = now - lastSeenAt
  if (ago < SEEN_NOW_MS) return t('card.onNow')
  return ago < DAY_MS
    ? t('card.offFor', { ago: inWords(ago) })
    : t('card.offSince', { day: dayWords(lastSeenAt, locale) })
}

/** Returns until when the display stays paired while unused. */
export const validWords = ({ expiresAt, lastSeenAt }: PairedDisplay, t: Say, locale: Locale): string => {
  if (expiresAt !== null) return t('card.validUntil', { day: dayWords(expiresAt, locale) })
  return t(lastSeenAt === null ? 'card.waiting' : 'card.runOut')
}
