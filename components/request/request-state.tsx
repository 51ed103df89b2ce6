import DoorOpen from 'lucide-react/icons/door-open'
import Hand from 'lucide-react/icons/hand'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Video from 'lucide-react/icons/video'
import { useTranslations } from 'use-intl'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { callWords, requestWords } from '@/components/bed-facts/request-words'
import { WaitingTimer } from '@/components/bed-facts/waiting-timer'
import { useTime } from '@/components/feed/feed-context'
import { useFormats } from '@/components/words/use-formats'
import { isCallGone } from '@/lib/board/call-progress'
import type { BedRequest, OpenStatus } from '@/lib/board/types'
import { elapsed, inWords } from '@/lib/board/waiting'

const WAITING_STYLES = {
  emergency: 'bg-emergency text-on-emergency',
  urgent: 'bg-urgent text-on-urgent',
  routine: 'bg-routine text-on-routine',
} as const

/** The status, the people and the time of a request; coloured only while unclaimed. */
export function RequestState({ request, status }: { request: BedRequest; status: OpenStatus }) {
  const { clockTime } = useFormats()
  const t = useTranslations('request')
  const board = useTranslations('board')
  const since = request.claimedAt
  const ago = useTime((now) => (since === null ? '' : inWords(elapsed(since, now))))
  const words = callWords(request, board)
  const time = clockTime(request.askedAt)
  const tapped = request.askedBy
    ? t('state.askedBy', { name: request.askedBy, time })
    : t('state.asked', { time })
  const asked =
    request.arrivedAt === undefined
      ? tapped
      : t('state.arrived', { asked: tapped, time: clockTime(request.arrivedAt) })
  const taken = status === 'claimed' || status === 'in-call'
  return (
    <div
      className={`rounded-lg px-4 py-3 ${status === 'not-sent' ? 'hazard' : taken ? 'bg-bed ring-1 ring-line ring-inset' : WAITING_STYLES[request.priority]}`}
    >
      <div className="flex items-center gap-3">
        <PriorityIcon priority={request.priority} className="size-8 flex-none" />
        <div className="min-w-0 flex-1 leading-tight">
          <p className="text-xl font-bold">
            {request.soloStatus ?? (status === 'not-sent' ? t('state.notSent') : board(`status.${status}`))}
          </p>
          <p>{requestWords(request, board)}</p>
        </div>
        <p className="text-3xl font-bold tracking-tight">
          <WaitingTimer since={request.askedAt} />
        </p>
      </div>
      <p className={`mt-2 text-sm ${taken ? 'text-ink-soft' : ''}`}>
        {taken
          ? t('state.claimed', {
              asked,
              name: request.claimedBy?.name ?? t('state.somebody'),
              time: ago,
            })
          : asked}
      </p>
      {request.droppedAt !== undefined && (
        <p role="status" className="mt-2 flex items-center gap-2 text-base font-semibold">
          <TriangleAlert aria-hidden className="size-5 flex-none" />
          {t('state.dropped', { time: clockTime(request.droppedAt) })}
        </p>
      )}
      {request.inCallBy && (
        <p role="status" className="mt-2 flex items-center gap-2 text-base font-semibold">
          <Video aria-hidden className="size-5 flex-none" />
          {t('state.inCall', { name: request.inCallBy.name ?? t('state.somebody') })}
        </p>
      )}
      {taken && request.declinedAt !== undefined && (
        <p role="status" className="mt-2 flex items-center gap-2 text-base font-semibold">
          <Hand aria-hidden className="size-5 flex-none" />
          {t('state.declined', { time: clockTime(request.declinedAt) })}
        </p>
      )}
      {taken && request.bedWaitsSince !== undefined && (
        <p role="status" className="mt-2 flex items-center gap-2 text-base font-semibold">
          <DoorOpen aria-hidden className="size-5 flex-none" />
          {t('state.bedWaits', { time: clockTime(request.bedWaitsSince) })}
        </p>
      )}
      {taken && words && (
        <p className="mt-1 text-sm font-semibold text-ink-soft">
          {isCallGone(request.progress) ? t('state.callGone', { progress: words }) : words}
        </p>
      )}
    </div>
  )
}
