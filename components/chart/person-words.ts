import type { ChartReach } from '@/lib/chart/types'
import type { Translate } from '@/lib/words/translator'

type Say = Translate<'chart'>

/** FHIR's AdministrativeGender, ContactPoint.system and ContactPoint.use, as far as the catalogue has words for them. */
const SEXES = ['male', 'female', 'other', 'unknown'] as const
const SYSTEMS = ['phone', 'email', 'fax', 'sms'] as const
const USES = ['home', 'work', 'mobile', 'temp', 'old'] as const

/** Returns Solo's word where it is one of `known`; undefined for any other, which is shown as it is. */
const oneOf = <T extends string>(known: readonly T[], word: string): T | undefined =>
  known.find((one) => one === word.toLowerCase())

/** Returns the words for the sex that Solo has on record. */
export function sexWords(sex: string, t: Say): string {
  const known = oneOf(SEXES, sex)
  return known ? t(`demographics.sex.${known}`) : sex
}

/** "Phone, home". */
export function reachWords({ system, use }: Pick<ChartReach, 'system' | 'use'>, t: Say): string {
  const known = oneOf(SYSTEMS, system ?? '')
  const reach = known ? t(`demographics.reach.${known}`) : (system ?? t('demographics.reach.other'))
  if (use === null) return reach
  const usual = oneOf(USES, use)
  return t('demographics.reachUse', { reach, use: usual ? t(`demographics.use.${usual}`) : use })
}
