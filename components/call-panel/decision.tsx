'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { JoinCountdown } from '@/components/escalation/join-countdown'
import { useTime } from '@/components/feed/feed-context'
import { JoinPanel } from '@/components/join/join-panel'
import { useJoin } from '@/components/join/use-join'
import { ClaimButton, ReleaseButton } from '@/components/request/act-buttons'
import { CompleteForm } from '@/components/request/complete-form'
import { EndedNote } from '@/components/request/ended-note'
import { OutcomeForm } from '@/components/request/outcome-form'
import { permittedActions } from '@/components/request/permitted-actions'
import { UndoOutcome } from '@/components/request/undo-outcome'
import { useActions } from '@/components/request/use-actions'
import { useLostClaim } from '@/components/request/use-lost-claim'
import { useBoardSession } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { BedRequest } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import { KnockAgain } from './knock-again'
import type { CallBed } from './with-call'

export interface DecisionProps {
  readonly now: CallBed
  /** The call has ended for this browser. */
  readonly over: boolean
}

/** What the nurse can decide now, by the same rules and with the same words as on the board. */
export function Decision({ now, over }: DecisionProps) {
  const { request, ended } = now
  if (request) return <OpenDecision key={request.id} now={now} request={request} over={over} />
  return <EndedNote ended={ended} />
}

function OpenDecision({ now, request, over }: DecisionProps & { request: BedRequest }) {
  const t = useTranslations('request')
  const { actor } = useBoardSession()
  const status = useTime((at) => shownStatus(request, at))
  const [step, setStep] = useState<'act' | 'complete' | 'join'>('act')
  const actions = useActions(request.id)
  const { busy, refusal } = actions
  const lost = useLostClaim(request, refusal)
  const may = permittedActions(actor, request, status)
  const mrn = now.bed.patient?.mrn ?? ''
  const join = useJoin({ requestId: request.id, mrn, may: may.join, here: true })
  const { outcome, callOverAt } = request
  const act = () => setStep('act')
  if (step === 'complete' && may.complete) return <CompleteForm actions={actions} onBack={act} />
  if (over && step !== 'join' && may.join && callOverAt !== undefined) {
    return (
      <>
        <OutcomeForm requestId={request.id} onBack={() => setStep('join')} />
        <JoinCountdown request={request} />
      </>
    )
  }
  return (
    <div className="grid gap-3">
      {over && may.join && (
        <JoinPanel bed={now.bed} request={request} again={status === 'in-call'} join={join} />
      )}
      {!may.join && join.refusal && <RefusalNote refusal={join.refusal} />}
      {!over && may.join && status === 'claimed' && (
        <div>
          <KnockAgain now={now} className="w-full" />
          <JoinCountdown request={request} />
        </div>
      )}
      {outcome?.byId === actor.userId && request.claimedBy === null && (
        <UndoOutcome requestId={request.id} at={outcome.at} />
      )}
      {refusal && <RefusalNote refusal={refusal}>{lost}</RefusalNote>}
      {may.claim && <ClaimButton actions={actions} />}
      <div className="flex flex-wrap gap-3">
        {may.complete && (
          <Button
            variant={over ? 'plain' : 'primary'}
            className="flex-1 basis-32"
            disabled={busy !== null}
            onClick={() => setStep('complete')}
          >
            {t('act.complete')}
          </Button>
        )}
        {may.release && <ReleaseButton actions={actions} />}
      </div>
    </div>
  )
}
