'use client'

import DoorOpen from 'lucide-react/icons/door-open'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { useBoardSession } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { ChoiceRow } from '@/components/ui/choice-row'
import { Field } from '@/components/ui/field'
import { usePlaces } from '@/components/words/use-places'
import type { Bed } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'
import { ChartRefusal } from './chart-refusal'

const REASONS = ['emergency', 'asked', 'helps', 'transfer', 'handover'] as const
type Reason = (typeof REASONS)[number]

/** The limits of `glassReason` in app/_http/chart-fields.ts. */
const SHORTEST = 5
const LONGEST = 300

export interface SayWhyProps {
  readonly bed: Bed
  /** Returns why the chart stays closed; null once it is open. */
  readonly onSay: (reason: string) => Promise<Refusal | null>
  /** Tries without a reason. */
  readonly onTryAgain: () => void
}

/** Stands in place of a chart outside the nurse's own units: whose it is, and what opens it all the same. */
export function SayWhy({ bed, onSay, onTryAgain }: SayWhyProps) {
  const t = useTranslations('chart.glass')
  const { actor } = useBoardSession()
  const [chosen, setChosen] = useState<Reason | null>(null)
  const [own, setOwn] = useState('')
  const [busy, setBusy] = useState(false)
  const [short, setShort] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  useOnTaken(bed, onTryAgain)
  const places = usePlaces()
  // Without a department the unit is a floor.
  const unit = bed.department || places.floor(bed.floor)
  const reason = chosen ? t(`reasons.${chosen}`) : own.trim()
  const say = async (event: FormEvent) => {
    event.preventDefault()
    const tooShort = reason.length < SHORTEST
    setShort(tooShort)
    if (tooShort) return
    setBusy(true)
    const why = await onSay(reason)
    setBusy(false)
    setRefusal(why)
  }
  return (
    <form onSubmit={say} className="py-2">
      <h3 className="flex items-start gap-3 text-2xl leading-tight font-bold">
        <DoorOpen aria-hidden className="mt-0.5 size-7 flex-none text-ink-soft" />
        {t('title', { unit })}
      </h3>
      <p className="mt-2 max-w-prose text-base text-ink-soft">{t('text')}</p>
      <p className="mt-2 max-w-prose text-base text-ink-soft">
        {t(actor.role === 'virtual' ? 'covering' : 'atUnit', { unit })}
      </p>
      <div className="mt-5">
        <ChoiceRow<Reason>
          legend={t('why')}
          choices={REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          value={chosen}
          onChange={(value) => {
            setChosen(value)
            setOwn('')
            setShort(false)
          }}
          className="grid gap-2 sm:grid-cols-2"
        />
      </div>
      <div className="mt-4">
        <Field
          label={t('own')}
          maxLength={LONGEST}
          autoComplete="off"
          value={own}
          problem={short ? t('short') : undefined}
          onChange={({ target }) => {
            setOwn(target.value)
            setChosen(null)
          }}
        />
      </div>
      {refusal && <ChartRefusal refusal={refusal} />}
      <Button variant="primary" type="submit" disabled={busy} className="mt-4 w-full sm:w-auto">
        {t(busy ? 'opening' : 'open')}
      </Button>
    </form>
  )
}

/** Calls `onTaken` when the nurse may have become the one who helps at the bed: a request opens the chart without a reason. */
function useOnTaken({ request }: Bed, onTaken: () => void): void {
  const taken = `${request?.id} ${request?.claimedBy?.userId}`
  const seen = useRef(taken)
  useEffect(() => {
    if (seen.current === taken) return
    seen.current = taken
    onTaken()
  }, [taken, onTaken])
}
