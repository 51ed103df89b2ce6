'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useBedName } from '@/components/bed-facts/use-bed-name'
import { useBed } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { isSwap } from '@/lib/board/move'
import type { Bed } from '@/lib/board/types'
import { ChooseTargetBed } from './choose-target-bed'
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
  if (!to) return <ChooseTargetBed from={from} onChoose={setTo} onBack={onBack} />
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
  const [fromName, toName] = [useBedName(from), useBedName(to)]
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
              bed: toName,
            })}
      </p>
      {!undone && swapped && to.patient && (
        <p className="mt-1 text-lg text-ink-soft">
          {t('move.otherIsIn', { name: to.patient.name, bed: fromName })}
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
