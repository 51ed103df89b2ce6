import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { usePlaces } from '@/components/words/use-places'
import { foldWords, wordsOf } from '@/lib/board/fold-words'
import { byName } from '@/lib/board/group'
import { isSwap } from '@/lib/board/move'
import { type Places, writtenPlace } from '@/lib/board/place'
import type { Bed } from '@/lib/board/types'
import { TargetBed } from './target-bed'

export interface ChooseTargetBedProps {
  readonly from: Bed
  readonly onChoose: (id: string) => void
  readonly onBack: () => void
}

const SHOWN = 40

/** Chooses the bed that a patient moves to: by room, floor, unit, or by who lies there. */
export function ChooseTargetBed({ from, onChoose, onBack }: ChooseTargetBedProps) {
  const t = useTranslations('request')
  const places = usePlaces()
  const { beds, lastEvent } = useStore()
  // Who lies where may change while the nurse chooses.
  useObservable(lastEvent)
  const [typed, setTyped] = useState('')
  const field = useId()
  const wanted = wordsOf(typed)
  const phrase = foldWords(typed).trim()
  const found = [...beds.values()]
    .filter((bed) => bed.id !== from.id)
    .filter((bed) => {
      const place = foldWords(`${places.whole(bed)} ${writtenPlace(bed)} ${bed.department ?? ''}`)
      const patient = foldWords(bed.patient?.name ?? '')
      return wanted.every((word) => place.includes(word) || patient.includes(` ${word}`))
    })
    .sort(
      (a, b) =>
        nearness(from, a, phrase, places) - nearness(from, b, phrase, places) ||
        byName(writtenPlace(a), writtenPlace(b)),
    )
  return (
    <section aria-label={t('move.label')}>
      <label htmlFor={field} className="text-xl font-bold">
        {t('move.where', { name: from.patient?.name ?? t('move.nobody') })}
      </label>
      <input
        id={field}
        data-autofocus
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={t('move.hint')}
        className="mt-3 min-h-12 w-full rounded-md border border-line-strong bg-surface px-3 text-lg placeholder:text-ink-faint"
      />
      <ul className="mt-3 max-h-[40dvh] divide-y divide-line overflow-y-auto border-y border-line">
        {found.slice(0, SHOWN).map((bed) => (
          <li key={bed.id}>
            <TargetBed bed={bed} swap={isSwap(from, bed)} onChoose={() => onChoose(bed.id)} />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-ink-faint" role="status">
        {found.length === 0
          ? t('move.none')
          : found.length > SHOWN && t('move.more', { count: found.length - SHOWN })}
      </p>
      <Button className="mt-4 w-full" onClick={onBack}>
        {t('back')}
      </Button>
    </section>
  )
}

/** Ranks a bed, lower is likelier: a typed name, then free beds, those of the same unit first. */
const nearness = (from: Bed, bed: Bed, phrase: string, { roomAndBed }: Places): number =>
  (phrase !== '' && foldWords(roomAndBed(bed)).startsWith(` ${phrase}`) ? 0 : 8) +
  (isSwap(from, bed) ? 4 : 0) +
  (bed.department === from.department ? 0 : 2) +
  (bed.floor === from.floor ? 0 : 1)
