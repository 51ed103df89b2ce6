import { type PairedDisplay, SEEN_NOW_MS } from '@/lib/board/display'
import { inWords } from '@/lib/board/waiting'
import type { Formats } from '@/lib/words/formats'
import type { Translate } from '@/lib/words/translator'

type Say = Translate<'displays'>

const DAY_MS = 86_400_000

/** Returns whether the screen is on, and if not, since when. `now`: server time (ms). */
export function seenWords({ lastSeenAt }: PairedDisplay, now: number, t: Say, { day }: Formats): string {
  if (lastSeenAt === null) return t('card.neverSeen')
  const ago = now - lastSeenAt
  if (ago < SEEN_NOW_MS) return t('card.onNow')
  return ago < DAY_MS ? t('card.offFor', { ago: inWords(ago) }) : t('card.offSince', { day: day(lastSeenAt) })
}

/** Returns until when the display stays paired while unused. */
export const validWords = ({ expiresAt, lastSeenAt }: PairedDisplay, t: Say, { day }: Formats): string => {
  if (expiresAt !== null) return t('card.validUntil', { day: day(expiresAt) })
  return t(lastSeenAt === null ? 'card.waiting' : 'card.runOut')
}

/** Returns whether a wall shows names, whether that waits for a charge nurse, and both in words. */
export function namesWords(
  { showsNames, names }: PairedDisplay,
  t: Say,
  { day }: Formats,
): { readonly shown: boolean; readonly waits: boolean; readonly words: string } {
  // A server of the version before says only what was chosen.
  if (!names)
    return { shown: showsNames, waits: false, words: t(showsNames ? 'card.showsNames' : 'card.noNames') }
  if (names.state === 'approved') {
    return { shown: true, waits: false, words: t('card.approved', { who: names.by, day: day(names.at) }) }
  }
  if (names.state === 'none') {
    const { refusedBy } = names
    const words = refusedBy === null ? t('card.noNames') : t('card.refused', { who: refusedBy })
    return { shown: false, waits: false, words }
  }
  const { until } = names
  if (until === null) return { shown: false, waits: true, words: t('card.waitsForCharge') }
  return { shown: true, waits: true, words: t('card.until', { day: day(until) }) }
}
