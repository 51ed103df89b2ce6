'use client'

import GitCompareArrows from 'lucide-react/icons/git-compare-arrows'
import { useTranslations } from 'use-intl'
import { usePlaces } from '@/components/words/use-places'
import type { LaidBuilding } from '@/lib/layout/types'
import { contradictionWords } from './contradiction-words'
import { useContradictions } from './use-layout'

/** The beds where Solo and the board differ; nothing while they agree. */
export function ContradictionList({ buildings }: { buildings: readonly LaidBuilding[] }) {
  const t = useTranslations('layout')
  const places = usePlaces()
  const { data: found = [] } = useContradictions()
  if (found.length === 0) return null
  const beds = new Map(buildings.flatMap((house) => house.beds).map((bed) => [bed.id, bed]))
  const placeOf = (id: string) => {
    const bed = beds.get(id)
    return bed
      ? t('placeIn', { place: places.whole({ ...bed, label: bed.bed }), building: bed.building })
      : t('anotherBed')
  }
  return (
    <section
      aria-label={t('contradiction.region')}
      className="rounded-lg border-2 border-dashed border-line-strong bg-surface p-5"
    >
      <h2 className="flex items-center gap-3 text-xl font-bold">
        <GitCompareArrows aria-hidden className="size-6 flex-none" />
        {t('contradiction.title', { count: found.length })}
      </h2>
      <ul className="mt-3 divide-y divide-line">
        {found.map((one) => (
          <li key={`${one.bedId} ${one.kind}`} className="py-2.5 text-base">
            <span className="font-semibold">{placeOf(one.bedId)}</span>
            <span className="block text-ink-soft">
              {contradictionWords(one, placeOf, t)} {t(`contradiction.todo.${one.kind}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
