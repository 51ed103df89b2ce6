'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { LabelLines } from '@/components/bed-facts/label-lines'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { labelsOf } from '@/lib/board/label'
import type { BuildingSummary } from '@/lib/board/types'
import { spanWidth } from '@/lib/board/wall-calls'
import { Tile } from './call-tile'

/** The columns of a building's tile: its name and "2 emergencies" are longer than a bed's label. */
export const ELSEWHERE_SPAN = 2

/** Returns the other buildings where a patient waits in an emergency; none on a wall of one unit, which shows that unit only. */
export function useElsewhere(): readonly BuildingSummary[] {
  const store = useStore()
  const buildings = useObservable(store.buildings)
  const here = useObservable(store.boardInfo)
  if (!here || here.unit !== null) return []
  return buildings.filter(({ id, emergencies }) => id !== here.building.id && emergencies > 0)
}

export interface ElsewhereTileProps {
  readonly building: BuildingSummary
  readonly columns: number
  /** The width of all columns, in em of the letters for 5 m. */
  readonly width: number
}

/** The emergencies of another building, as loud as one here: the same red, flashing, in letters of the same size. */
export function ElsewhereTile({ building: { id, name, emergencies }, columns, width }: ElsewhereTileProps) {
  const t = useTranslations('wall.answer')
  const buildings = useObservable(useStore().buildings)
  const names = useMemo(
    () => labelsOf(buildings.map((one) => ({ id: one.id, floor: '', room: one.name, label: '' }))),
    [buildings],
  )
  const span = Math.min(ELSEWHERE_SPAN, columns)
  const label = names.write(id, { width: spanWidth(span, columns, width), height: 1, smallest: 1 })
  return (
    <Tile
      priority="emergency"
      flash
      span={span}
      wide={null}
      label={label ? <LabelLines className="call-label" label={label} /> : name}
      words={t('emergencies', { n: emergencies })}
    >
      <span className="call-words">{t('elsewhere')}</span>
    </Tile>
  )
}
