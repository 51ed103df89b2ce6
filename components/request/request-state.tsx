import { useTranslations } from 'use-intl'
import { useTime } from '@/components/feed/feed-context'
import { isCallGone } from '@/lib/board/call-progress'
import type { BedRequest, OpenStatus } from '@/lib/board/types'
import { elapsed, inWords } from '@/lib/board/waiting'
import { clockTime } from '../board/clock-time'
import { PriorityIcon } from '../board/lines/priority-icon'
import { callWords, requestWords } from '../board/lines/request-words'
import { WaitingTimer } from '../board/lines/waiting-timer'

const WAITING_LOOK = {
  emergency: 'bg-emergency text-on-emergency',
  urgent: 'bg-urgent text-on-urgent',
  routine: 'bg-routine text-on-routine',
} as const

const WORDS: Readonly<Record<OpenStatus, string>> = {
  sending: 'Sending',
  'not-sent': 'NOT SENT — use the phone',
  waiting: 'Waiting',
  claimed: 'Claimed',
  'in-call': 'In call',
}

/** Status, who and how long; coloured only while nobody has it. */
export function RequestState({ request, status }: { request: BedRequest; status: OpenStatus }) {
  const board = useTranslations('board')
  const since = request.claimedAt
  const ago = useTime((now) => (since === null ? '' : `${inWords(elapsed(since, now))} ago`))
  const words = callWords(request, board)
  const taken = status === 'claimed' || status === 'in-call'
  return (
    <div
      className={`rounded-lg px-4 py-3 ${status === 'not-sent' ? 'hazard' : taken ? 'bg-bed ring-1 ring-line ring-inset' : WAITING_LOOK[request.priority]}`}
    >
      <div className="flex items-center gap-3">
        <PriorityIcon priority={request.priority} className="size-8 flex-none" />
        <div className="min-w-0 flex-1 leading-tight">
          <p className="text-xl font-bold">{request.soloStatus ?? WORDS[status]}</p>
          <p>{requestWords(request, board)}</p>
        </div>
        <p className="text-3xl font-bold tracking-tight">
          <WaitingTimer since={request.askedAt} />
        </p>
      </div>
      <p className={`mt-2 text-sm ${taken ? 'text-ink-soft' : ''}`}>
        {request.askedBy ? `Asked by ${request.askedBy}` : 'Asked'} at {clockTime(request.askedAt)}
        {taken && `. Claimed by ${request.claimedBy?.name ?? 'somebody in Solo'} ${ago}`}
      </p>
      {taken && words && (
        <p className="mt-1 text-sm font-semibold text-ink-soft">
          {words}
          {isCallGone(request.progress) && ': joining books another call'}
        </p>
      )}
    </div>
  )
}
