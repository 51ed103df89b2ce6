import { elapsed, inWords } from '@/lib/board/waiting'
import type { Translate } from '@/lib/words/translator'

const JUST_NOW_MS = 5_000

/** Returns "Checked 12 s ago". `checkedAt`: when Solo was last asked about the bed (server time, ms). */
export function freshnessWords(checkedAt: number | undefined, now: number, t: Translate<'board'>): string {
  if (checkedAt === undefined) return t('freshness.notAsked')
  const age = elapsed(checkedAt, now)
  return age < JUST_NOW_MS ? t('freshness.justNow') : t('freshness.ago', { time: inWords(age) })
}
