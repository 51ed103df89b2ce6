'use client'

import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useBed, useStore } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { byName } from '@/lib/board/group'
import { isSwap } from '@/lib/board/move'
import { roomAndBed, wholePlace } from '@/lib/board/place'
import type { Bed } from '@/lib/board/types'
import { MoveConfirm } from './move-confirm'
import { useMove } from './use-move'

/** Moves the patient of a bed: choose a bed, confirm the patient, then done, with an undo. */
export function MovePanel({ bed: first, onBack }: { bed: Bed; onBack: () => void }) {
  // The patient who moves is the one who was there when the panel opened: the board may change meanwhile.
  const [from] = useState(first)
  const [toId, setTo] = useState<string | null>(null)
  const [moved, setMoved] = useState<{ readonly to: Bed; readonly swapped: boolean } | null>(null)
  const to = useBed(toId ?? '')
  const mover = useMove()
  if (moved) return <MoveDone from={from} {...moved} onDone={onBack} />
  if (!to) return <ChooseBed from={from} onChoose={setTo} onBack={onBack} />
  return (
    <MoveConfirm
      from={from}
      to={to}
      mover={mover}
      onBack={() => {
        mover.reset()
        setTo(null)
      }}
      onMoved={() => setMoved({ to, swapped: isSwap(from, to) })}
    />
  )
}

function ChooseBed({
  from,
  onChoose,
  onBack,
}: {
  from: Bed
  onChoose: (id: string) => void
  onBack: () => void
}) {
  const t = useTranslations('request')
  const { beds } = useStore()
  const [words, setWords] = useState('')
  const field = useId()
  const phrase = words.trim().toLowerCase()
  const wanted = phrase.split(/\s+/)
  const found = [...beds.values()]
    .filter((bed) => bed.id !== from.id)
    .filter((bed) => {
      const place = `${wholePlace(bed)} ${bed.department ?? ''}`.toLowerCase()
      return wanted.every((word) => place.includes(word))
    })
    .sort(
      (a, b) => nearness(from, a, phrase) - nearness(from, b, phrase) || byName(wholePlace(a), wholePlace(b)),
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
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={t('move.hint')}
        className="mt-3 min-h-12 w-full rounded-md border border-line-strong bg-surface px-3 text-lg placeholder:text-ink-faint"
      />
      <ul className="mt-3 max-h-[40dvh] divide-y divide-line overflow-y-auto border-y border-line">
        {found.slice(0, SHOWN).map((bed) => (
          <li key={bed.id}>
            <button
              type="button"
              onClick={() => onChoose(bed.id)}
              className="flex min-h-12 w-full items-center gap-3 px-1 py-2 text-left hover:bg-bed"
            >
              <span className="min-w-0 flex-1">
                <span className="text-lg font-semibold">{roomAndBed(bed)}</span>
                <span className="text-ink-soft">{` · ${bed.floor}`}</span>
              </span>
              <span
                className={`flex-none text-base ${isSwap(from, bed) ? 'text-ink-soft' : 'font-semibold text-good'}`}
              >
                {t(isSwap(from, bed) ? 'move.swap' : bed.occupied === false ? 'move.free' : 'move.nobody')}
              </span>
            </button>
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

const SHOWN = 40

/** Ranks a bed, lower is likelier: a typed name, then free beds, those of the same unit first. */
const nearness = (from: Bed, bed: Bed, phrase: string): number =>
  (phrase !== '' && roomAndBed(bed).toLowerCase().startsWith(phrase) ? 0 : 8) +
  (isSwap(from, bed) ? 4 : 0) +
  (bed.department === from.department ? 0 : 2) +
  (bed.floor === from.floor ? 0 : 1)

function MoveDone({
  from,
  to,
  swapped,
  onDone,
}: {
  from: Bed
  to: Bed
  swapped: boolean
  onDone: () => void
}) {
  const t = useTranslations('request')
  const words = useRefusalWords()
  const mover = useMove()
  const [undone, setUndone] = useState(false)
  const [here, there] = [useBed(from.id), useBed(to.id)]
  // An undo is a move the other way: the moved patient is in `to` now, with any open request.
  const undo = async () => {
    const back = await mover.move(
      { ...to, patient: from.patient, request: there?.request ?? null },
      { ...from, patient: to.patient, request: here?.request ?? null },
    )
    if (back) setUndone(true)
  }
  return (
    <div aria-live="assertive">
      <p className="text-3xl font-bold tracking-tight">
        {t(undone ? 'move.movedBack' : swapped ? 'move.swapped' : 'move.moved')}
      </p>
      <p className="mt-2 text-lg">
        {undone
          ? t('move.asBefore')
          : t(from.request ? 'move.isInWithRequest' : 'move.isIn', {
              name: from.patient?.name ?? t('move.nobody'),
              bed: roomAndBed(to),
            })}
      </p>
      {!undone && swapped && to.patient && (
        <p className="mt-1 text-lg text-ink-soft">
          {t('move.otherIsIn', { name: to.patient.name, bed: roomAndBed(from) })}
        </p>
      )}
      {mover.refusal && <p className="mt-3 font-medium">{words(mover.refusal)}</p>}
      <div className="mt-6 grid grid-cols-2 gap-3">
        {undone ? (
          <span />
        ) : (
          <Button disabled={mover.busy} onClick={() => void undo()}>
            {t('undo')}
          </Button>
        )}
        <Button variant="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  )
}
