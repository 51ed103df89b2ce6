import type { Contradiction } from '@/lib/layout/contradictions'
import type { Translate } from '@/lib/words/translator'

/** Returns a contradiction in one sentence. `placeOf` names a bed. */
export function contradictionWords(
  found: Contradiction,
  placeOf: (bedId: string) => string,
  t: Translate<'layout'>,
): string {
  switch (found.kind) {
    case 'patient':
      return t('contradiction.patient')
    case 'device':
      return found.solo === ''
        ? t('contradiction.otherDevice', { layout: found.layout })
        : t('contradiction.device', { solo: found.solo, layout: found.layout })
    case 'place':
      return t('contradiction.place')
    case 'two-beds':
      return t('contradiction.twoBeds', { places: found.others.map(placeOf).join('; ') })
  }
}
