'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useBedPhone } from '@/components/bed-facts/use-bed-phone'
import { RequestNotes } from '@/components/escalation/request-notes'
import { useTime } from '@/components/feed/feed-context'
import { JoinPanel } from '@/components/join/join-panel'
import { useJoin } from '@/components/join/use-join'
import { useBoardSession } from '@/components/session/session-context'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Bed, BedRequest } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import { BedDetails } from './bed-details'
import { CancelForm } from './cancel-form'
import { CompleteForm } from './complete-form'
import { OutcomeForm } from './outcome-form'
import { permittedActions } from './permitted-actions'
import { PhoneInstead } from './phone-instead'
import { RequestActions } from './request-actions'
import { RequestState } from './request-state'
import { UndoOutcome } from './undo-outcome'
import { useActions } from './use-actions'

export interface OpenRequestProps {
  readonly bed: Bed
  readonly request: BedRequest
  readonly onClose: () => void
}

export type Decision = 'act' | 'cancel' | 'complete'

/** An open request: its state and its actions, with one decision at a time. */
export function OpenRequest({ bed, request, onClose }: OpenRequestProps) {
  const t = useTranslations('request')
  const { actor } = useBoardSession()
  const phone = useBedPhone(bed)
  const status = useTime((now) => shownStatus(request, now))
  const [decision, decide] = useState<Decision>('act')
  const actions = useActions(request.id)
  const may = permittedActions(actor, request, status)
  const join = useJoin({ requestId: request.id, mrn: bed.patient?.mrn ?? '', may: may.join })
  const back = () => decide('act')
  const asksOutcome = request.callOverAt !== undefined && may.join
  const outcome = request.outcome
  if (decision === 'cancel' && may.cancel) return <CancelForm actions={actions} onBack={back} />
  if (decision === 'complete' && may.complete) return <CompleteForm actions={actions} onBack={back} />
  return (
    <>
      {asksOutcome && <OutcomeForm requestId={request.id} />}
      {asksOutcome && <h3 className="mt-6 mb-2 text-lg font-bold">{t('outcome.back')}</h3>}
      <RequestState request={request} status={status} />
      <RequestNotes bed={bed} request={request} />
      {outcome?.byId === actor.userId && request.claimedBy === null && (
        <div className="mt-3">
          <UndoOutcome requestId={request.id} at={outcome.at} />
        </div>
      )}
      {status === 'not-sent' && <PhoneInstead phone={phone} />}
      <div className="mt-4">
        {may.join ? (
          <JoinPanel bed={bed} request={request} again={status === 'in-call'} join={join} />
        ) : (
          <BedDetails bed={bed} />
        )}
        {!may.join && join.refusal && <RefusalNote refusal={join.refusal} />}
      </div>
      <RequestActions request={request} may={may} actions={actions} onDecide={decide} onClose={onClose} />
    </>
  )
}
