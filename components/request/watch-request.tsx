'use client'

import { useState } from 'react'
import { RequestNotes } from '@/components/escalation/request-notes'
import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { JoinPanel } from '@/components/join/join-panel'
import { useBoardSession } from '@/components/session/session-context'
import type { Bed, BedRequest } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import { CallInstead } from './call-instead'
import { CancelForm } from './cancel-form'
import { CompleteForm } from './complete-form'
import { KnownAboutBed } from './known-about-bed'
import { permitted } from './permitted'
import { RequestActions } from './request-actions'
import { RequestState } from './request-state'
import { useActions } from './use-actions'

export interface WatchRequestProps {
  readonly bed: Bed
  readonly request: BedRequest
  readonly onClose: () => void
}

export type Decision = 'act' | 'cancel' | 'complete'

/** A request that is there: its state, and one decision at a time about it. */
export function WatchRequest({ bed, request, onClose }: WatchRequestProps) {
  const { actor } = useBoardSession()
  const phone = useObservable(useStore().surroundings)?.building.phone ?? null
  const status = useTime((now) => shownStatus(request, now))
  const [decision, decide] = useState<Decision>('act')
  const actions = useActions(request.id)
  const may = permitted(actor, request, status)
  const back = () => decide('act')
  if (decision === 'cancel' && may.cancel) return <CancelForm actions={actions} onBack={back} />
  if (decision === 'complete' && may.complete) return <CompleteForm actions={actions} onBack={back} />
  return (
    <>
      <RequestState request={request} status={status} />
      <RequestNotes bed={bed} request={request} />
      {status === 'not-sent' && <CallInstead phone={bed.phone ?? phone} />}
      <div className="mt-4">
        {may.join ? (
          <JoinPanel bed={bed} request={request} again={status === 'in-call'} />
        ) : (
          <KnownAboutBed bed={bed} />
        )}
      </div>
      <RequestActions request={request} may={may} actions={actions} onDecide={decide} onClose={onClose} />
    </>
  )
}
