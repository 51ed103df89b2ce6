'use client'

import GitCompareArrows from 'lucide-react/icons/git-compare-arrows'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useBedPhone } from '@/components/bed-facts/use-bed-phone'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { useBoardSession } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { PhoneLink } from '@/components/ui/phone-link'
import { useFormats } from '@/components/words/use-formats'
import { usePlaces } from '@/components/words/use-places'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { may } from '@/lib/board/roles'
import type { Bed } from '@/lib/board/types'
import { contradictionsOf } from '@/lib/layout/contradictions'
import { contradictionWords } from './contradiction-words'

/** Where Solo and the board differ about a bed. `mayDecide`: the user may say which patient is in it. */
export function ContradictionNotes({ bed, mayDecide }: { bed: Bed; mayDecide: boolean }) {
  const t = useTranslations('layout')
  const places = usePlaces()
  const { beds, lastEvent } = useStore()
  // The same patient in two beds concerns every one of them.
  useObservable(lastEvent)
  const found = contradictionsOf(beds.values()).filter(({ bedId }) => bedId === bed.id)
  if (found.length === 0) return null
  const placeOf = (id: string) => {
    const other = beds.get(id)
    return other ? places.roomAndBed(other) : t('anotherBed')
  }
  return (
    <section
      aria-label={t('contradiction.region')}
      className="mb-4 rounded-lg border-2 border-dashed border-line-strong px-4 py-3"
    >
      {found.map((one) => (
        <p key={one.kind} className="flex gap-2.5 text-base font-medium">
          <GitCompareArrows aria-hidden className="mt-0.5 size-5 flex-none" />
          {contradictionWords(one, placeOf, t)}
        </p>
      ))}
      {found.some(({ kind }) => kind === 'place') && <PlaceUnknown bed={bed} />}
      {bed.soloSays && mayDecide && <WhoLiesHere bed={bed} said={bed.soloSays} />}
      {bed.soloSays && !mayDecide && (
        <p className="mt-1 text-base text-ink-soft">{t('contradiction.notYet')}</p>
      )}
    </section>
  )
}

/** The number to call where requests cannot be sent, and who can mend that, where. */
function PlaceUnknown({ bed }: { bed: Bed }) {
  const t = useTranslations('layout.contradiction')
  const { actor } = useBoardSession()
  const phone = useBedPhone(bed)
  return (
    <>
      <p className="mt-2 text-lg font-semibold">
        {phone === null
          ? t('usePhone')
          : t.rich('call', {
              number: phone,
              phone: (parts) => <PhoneLink number={phone}>{parts}</PhoneLink>,
            })}
      </p>
      <p className="mt-1 text-base text-ink-soft">
        {may(actor.role, 'layout:manage')
          ? t.rich('mendHere', {
              page: (parts) => (
                <a href="/admin/layout" className="font-semibold underline underline-offset-4">
                  {parts}
                </a>
              ),
            })
          : t('mend')}
      </p>
    </>
  )
}

function WhoLiesHere({ bed, said }: { bed: Bed; said: NonNullable<Bed['soloSays']> }) {
  const t = useTranslations('layout.contradiction')
  const words = useRefusalWords()
  const { dayOf } = useFormats()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const settle = async (right: 'solo' | 'board') => {
    setBusy(true)
    const answer = await callApi(`/api/beds/${encodeURIComponent(bed.id)}/patient`, {
      method: 'POST',
      body: { right, mrn: (right === 'solo' ? said : bed).patient?.mrn ?? null },
    })
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
  }
  const who = (patient: Bed['patient']) => {
    if (!patient) return t('nobody')
    const { name, mrn, birthDate } = patient
    return birthDate ? t('patientBorn', { name, mrn, born: dayOf(birthDate) }) : t('patientIs', { name, mrn })
  }
  return (
    <>
      <p className="mt-3 text-sm font-semibold text-ink-soft">{t('who')}</p>
      <div className="mt-2 grid gap-2">
        <Button disabled={busy} className="justify-start py-2 text-left" onClick={() => void settle('board')}>
          {t('asMoved', { patient: who(bed.patient) })}
        </Button>
        <Button disabled={busy} className="justify-start py-2 text-left" onClick={() => void settle('solo')}>
          {t('asSolo', { patient: who(said.patient) })}
        </Button>
      </div>
      {refusal && (
        <p role="alert" className="mt-2 font-medium">
          {words(refusal)}
        </p>
      )}
    </>
  )
}
