'use client'

import GitCompareArrows from 'lucide-react/icons/git-compare-arrows'
import { wholePlace } from '@/lib/board/place'
import type { LaidBuilding } from '@/lib/layout/types'
import { contradictionWords } from './contradiction-words'
import { useContradictions } from './use-layout'

/** Where Solo and the board say different things, bed by bed; nothing while they agree. */
export function ContradictionList({ buildings }: { buildings: readonly LaidBuilding[] }) {
  const { data: found = [] } = useContradictions()
  if (found.length === 0) return null
  const beds = new Map(buildings.flatMap((house) => house.beds).map((bed) => [bed.id, bed]))
  const placeOf = (id: string) => {
    const bed = beds.get(id)
    return bed ? `${wholePlace({ ...bed, label: bed.bed })}, ${bed.building}` : 'another bed'
  }
  return (
    <section
      aria-label="Contradictions"
      className="rounded-lg border-2 border-dashed border-line-strong bg-surface p-5"
    >
      <h2 className="flex items-center gap-3 text-xl font-bold">
        <GitCompareArrows aria-hidden className="size-6 flex-none" />
        {found.length === 1 ? 'One contradiction' : `${found.length} contradictions`} between Solo and the
        board
      </h2>
      <ul className="mt-3 divide-y divide-line">
        {found.map((one) => (
          <li key={`${one.bedId} ${one.kind}`} className="py-2.5 text-base">
            <span className="font-semibold first-letter:uppercase">{placeOf(one.bedId)}</span>
            <span className="block text-ink-soft">
              {contradictionWords(one, placeOf)} {WHAT_TO_DO[one.kind]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const WHAT_TO_DO = {
  patient: 'A nurse decides at the bed, on the board.',
  device: 'Correct the device below, or in Solo.',
  place: 'Names have to be those of Solo, to the letter: correct them below, or set the device up in Solo.',
  'two-beds': 'A nurse moves the patient to the right bed, on the board.',
} as const
