'use client'

import useSWR from 'swr'
import { useTranslations } from 'use-intl'
import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import type { Attempt } from '@/components/outbox/outbox'
import { useOutbox } from '@/components/outbox/outbox-context'
import { useBoardSession } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Bed, RequestView } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import { NotSentStatus, ReceivedStatus, SendingStatus } from './delivery-status'
import { EndedNote } from './ended-note'
import { OpenRequest } from './open-request'

export interface AttemptStatusProps {
  readonly attempt: Attempt
  readonly bed: Bed
  readonly onClose: () => void
}

/** The status of an attempt: on its way, not sent, refused or received. */
export function AttemptStatus({ attempt, bed, onClose }: AttemptStatusProps) {
  const t = useTranslations('request')
  const outbox = useOutbox()
  switch (attempt.state) {
    case 'sending':
      return <SendingStatus priority={attempt.priority} reason={attempt.reason} />
    case 'not-sent':
      return (
        <NotSentStatus phone={attempt.phone} why="server" onClose={onClose}>
          <Button variant="quiet" onClick={() => outbox.drop(attempt.key)}>
            {t('notSent.stop')}
          </Button>
        </NotSentStatus>
      )
    case 'held':
      return (
        <NotSentStatus
          phone={attempt.phone}
          why="signedOut"
          onClose={() => outbox.confirm(attempt.key)}
          close={t('notSent.sendNow')}
        >
          <Button onClick={() => outbox.drop(attempt.key)}>{t('notSent.notNeeded')}</Button>
        </NotSentStatus>
      )
    case 'refused':
      return (
        <>
          <p className="text-2xl font-bold">{t('ask.notAsked')}</p>
          <RefusalNote refusal={attempt.refusal} />
          <Button className="mt-5 w-full" onClick={() => outbox.drop(attempt.key)}>
            {t('back')}
          </Button>
        </>
      )
    case 'accepted':
      return <Accepted first={attempt.request} phone={attempt.phone} bed={bed} onClose={onClose} />
  }
}

interface AcceptedProps {
  readonly first: RequestView
  readonly phone: string | null
  readonly bed: Bed
  readonly onClose: () => void
}

function Accepted({ first, phone, bed, onClose }: AcceptedProps) {
  const { actor } = useBoardSession()
  const polled = useWithoutSocket(first)
  const request = bed.request?.id === first.id ? bed.request : polled
  const status = useTime((now) =>
    request.status === 'completed' || request.status === 'cancelled'
      ? request.status
      : shownStatus({ ...request, status: request.status }, now),
  )
  if (status === 'completed' || status === 'cancelled')
    return <EndedNote ended={polled.ended} onClose={onClose} />
  if (status === 'sending') return <SendingStatus priority={request.priority} reason={request.reason} />
  if (status === 'not-sent') {
    const why = bed.device.placeUnknown ? 'place' : 'solo'
    return <NotSentStatus phone={phone} why={why} requestId={first.id} onClose={onClose} />
  }
  const mine = request.askedBy === null || request.askedBy === actor.name
  if (status === 'waiting' && mine) {
    return (
      <ReceivedStatus
        requestId={first.id}
        priority={request.priority}
        reason={request.reason}
        onClose={onClose}
      />
    )
  }
  return bed.request ? <OpenRequest bed={bed} request={bed.request} onClose={onClose} /> : null
}

/** Returns the request as the server has it, loaded every 2 s while the board has no live connection. */
function useWithoutSocket(first: RequestView): RequestView {
  const live = useObservable(useStore().connection).state === 'live'
  const path = `/api/assistance-requests/${encodeURIComponent(first.id)}`
  const { data } = useSWR(
    live ? null : path,
    async () => {
      const answer = await callApi<RequestView>(path)
      return answer.ok ? answer.value : first
    },
    { refreshInterval: 2_000 },
  )
  return data ?? first
}
