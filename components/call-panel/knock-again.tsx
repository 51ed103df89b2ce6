'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useKnock } from './use-knock'
import type { CallBed } from './with-call'

/** The button that knocks once more. Absent where another patient is in the bed: the call is not about them. */
export function KnockAgain({ now: { bed, call }, className }: { now: CallBed; className?: string }) {
  const t = useTranslations('callPanel')
  const { mrn } = call
  const { busy, refusal, knock } = useKnock(call.request.id, mrn ?? '')
  if (mrn === null || bed.patient?.mrn !== mrn) return null
  return (
    <>
      {refusal && <RefusalNote refusal={refusal} />}
      <Button variant="primary" className={className} disabled={busy} onClick={() => void knock()}>
        {t(busy ? 'knocking' : 'knockAgain')}
      </Button>
    </>
  )
}
