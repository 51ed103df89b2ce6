'use client'

import GitCompareArrows from 'lucide-react/icons/git-compare-arrows'
import { useState } from 'react'
import { useCell, useStore } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import { Button } from '@/components/ui/button'
import { roomAndBed } from '@/lib/board/place'
import type { Bed } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'
import { contradictionsOf } from '@/lib/layout/contradictions'
import { contradictionWords } from './contradiction-words'

/** Where Solo and the board say different things about a bed; `mayDecide`: who lies there may be said here. */
export function ContradictionNotes({ bed, mayDecide }: { bed: Bed; mayDecide: boolean }) {
  const { beds, lastEvent } = useStore()
  // The same patient in two beds is a matter of all of them.
  useCell(lastEvent)
  const found = contradictionsOf(beds.values()).filter(({ bedId }) => bedId === bed.id)
  if (found.length === 0) return null
  const placeOf = (id: string) => {
    const other = beds.get(id)
    return other ? roomAndBed(other) : 'another bed'
  }
  return (
    <section
      aria-label="Contradictions"
      className="mb-4 rounded-lg border-2 border-dashed border-line-strong px-4 py-3"
    >
      {found.map((one) => (
        <p key={one.kind} className="flex gap-2.5 text-base font-medium">
          <GitCompareArrows aria-hidden className="mt-0.5 size-5 flex-none" />
          {contradictionWords(one, placeOf)}
        </p>
      ))}
      {bed.soloSays && mayDecide && <WhoLiesHere bed={bed} said={bed.soloSays} />}
      {bed.soloSays && !mayDecide && (
        <p className="mt-1 text-base text-ink-soft">
          The bedside has to say who lies here before anybody joins.
        </p>
      )}
    </section>
  )
}

function WhoLiesHere({ bed, said }: { bed: Bed; said: NonNullable<Bed['soloSays']> }) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const settle = async (right: 'solo' | 'board') => {
    setBusy(true)
    const answer = await callApi(`/api/beds/${encodeURIComponent(bed.id)}/patient`, {
      method: 'POST',
      body: { right },
    })
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
  }
  const words = (patient: Bed['patient']) =>
    patient
      ? `${patient.name}, MRN ${patient.mrn}${patient.birthDate ? `, born ${patient.birthDate}` : ''}`
      : 'Nobody'
  return (
    <>
      <p className="mt-3 text-sm font-semibold text-ink-soft">Who lies here? Check two identifiers.</p>
      <div className="mt-2 grid gap-2">
        <Button disabled={busy} className="justify-start py-2 text-left" onClick={() => void settle('board')}>
          {words(bed.patient)} (as moved here)
        </Button>
        <Button disabled={busy} className="justify-start py-2 text-left" onClick={() => void settle('solo')}>
          {words(said.patient)} (as Solo says)
        </Button>
      </div>
      {refusal && (
        <p role="alert" className="mt-2 font-medium">
          {refusal.message}
        </p>
      )}
    </>
  )
}
