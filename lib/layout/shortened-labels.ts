import { labelsOf } from '@/lib/board/label'
import { shortenedOnUsualScreens } from '@/lib/board/label-spaces'
import { placeKey } from './place-key'
import type { Difference, LaidBed, LaidBuilding, PlannedBed, ShortenedLabel } from './types'

/**
 * Returns the beds that come with a file and whose labels screens will shorten, given all labels of their buildings after the
 * import. They are no faults: names have to match Solo's.
 */
export function shortenedLabels(
  now: readonly LaidBuilding[],
  { added, changed }: Pick<Difference, 'added' | 'changed'>,
): readonly ShortenedLabel[] {
  const coming = [...added, ...changed.filter(({ returns }) => returns).map(({ bed }) => bed)]
  const buildings = new Set(coming.map(({ building }) => building))
  return [...buildings].flatMap((building) => {
    const own = coming.filter((bed) => bed.building === building)
    const there = now.filter(({ name }) => name === building).flatMap(({ beds }) => beds)
    const labels = labelsOf([...there.filter(({ retired }) => !retired), ...own].map(labelled))
    return own.flatMap(({ floor, room, bed }) => {
      const label = shortenedOnUsualScreens(labels, placeKey({ building, floor, room, bed }))
      return label === null ? [] : [{ building, floor, room, bed, label }]
    })
  })
}

const labelled = ({ building, floor, room, bed }: PlannedBed | LaidBed) => ({
  id: placeKey({ building, floor, room, bed }),
  floor,
  room,
  label: bed,
})
