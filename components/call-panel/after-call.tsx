'use client'

import { useTranslations } from 'use-intl'
import { RequestNotes } from '@/components/escalation/request-notes'
import { useTime } from '@/components/feed/feed-context'
import { RequestState } from '@/components/request/request-state'
import { useBoardSession } from '@/components/session/session-context'
import type { Bed, BedRequest } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import { Decision } from './decision'
import { WithCall } from './with-call'

/** After hanging up: how did it end, or where the request stands where that is not for this nurse to say. */
export default function AfterCall() {
  const t = useTranslations('callPanel')
  return (
    <WithCall otherwise={<p className="text-lg">{t('after.onBoard')}</p>}>
      {(now) => (
        <>
          {now.request && <NotMine bed={now.bed} request={now.request} />}
          <Decision now={now} over />
        </>
      )}
    </WithCall>
  )
}

function NotMine({ bed, request }: { bed: Bed; request: BedRequest }) {
  const { actor } = useBoardSession()
  const status = useTime((now) => shownStatus(request, now))
  if (request.claimedBy?.userId === actor.userId) return null
  return (
    <div className="mb-4">
      <RequestState request={request} status={status} />
      <RequestNotes bed={bed} request={request} />
    </div>
  )
}
