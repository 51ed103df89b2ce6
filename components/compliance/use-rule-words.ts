import { useTranslations } from 'use-intl'
import type { UnusualRule } from '@/lib/compliance/unusual/finding'
import type { Night } from '@/lib/compliance/unusual/night'
import { THRESHOLDS } from '@/lib/compliance/unusual/rules'

/** Returns the name of each rule, and what it means with its threshold. */
export function useRuleWords(night: Night) {
  const t = useTranslations('compliance.unusual.rule')
  const hour = (of: number) => `${String(of).padStart(2, '0')}:00`
  const values = {
    manyCharts: THRESHOLDS.manyCharts,
    otherUnits: THRESHOLDS.otherUnits,
    atNight: { ...THRESHOLDS.atNight, from: hour(night.from), to: hour(night.to) },
    brokenGlass: {},
    refusals: THRESHOLDS.refusals,
  }
  return {
    title: (rule: UnusualRule) => t(`${rule}.title`),
    means: (rule: UnusualRule) => {
      switch (rule) {
        case 'manyCharts':
          return t('manyCharts.means', values.manyCharts)
        case 'otherUnits':
          return t('otherUnits.means', values.otherUnits)
        case 'atNight':
          return t('atNight.means', values.atNight)
        case 'refusals':
          return t('refusals.means', values.refusals)
        case 'brokenGlass':
          return t('brokenGlass.means')
      }
    },
  }
}
