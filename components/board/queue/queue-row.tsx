'use client'

import Megaphone from 'lucide-react/icons/megaphone'
import { memo, type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { reasonOrPriority, requestWords } from '@/components/bed-facts/request-words'
import { useBedName } from '@/components/bed-facts/use-bed-name'
import { WaitingTimer } from '@/components/bed-facts/waiting-timer'
import { returnedWords } from '@/components/escalation/escalation-words'
import { useQueuedBed } from '@/components/feed/queue-context'
import { useActions } from '@/components/request/use-actions'
import { useBoardWords } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { useLocked } from '@/components/ui/page-lock'
import { RefusalNote } from '@/components/words/refusal-note'
import { usePlaces } from '@/components/words/use-places'
import type { Bed, BedRequest, OpenStatus } from '@/lib/board/types'
import { isClaimable, isUnclaimed } from '@/lib/board/waiting'
import type { Translate } from '@/lib/words/translator'
import { type LastBed, lastBed } from './last-bed'
import { useElsewhere, useEscalated } from './queue-hooks'
import { useRowCalls } from './row-calls'

const MARK = {
  emergency: 'bg-emergency text-on-emergency',
  urgent: 'bg-urgent text-on-urgent',
  routine: 'bg-routine text-on-routine ring-1 ring-inset ring-routine-edge',
} as const

/** Why a claim was refused is read for so long (ms) where another nurse has the request: its row says who. */
const READABLE_MS = 10_000

export interface QueueRowProps {
  readonly bedId: string
  readonly requestId: string
  readonly status: OpenStatus
  /** The request has left the queue: its row keeps the place, with nothing to see and to tap. */
  readonly gone: boolean
  readonly onOpen: (buildingId: string, bedId: string) => void
}

/** One request in the queue: where, why, how long, and the claim button. It takes only ids, as BedCard does. */
export const QueueRow = memo(function QueueRow({ bedId, requestId, status, gone, onOpen }: QueueRowProps) {
  const t = useTranslations('queue')
  const places = usePlaces()
  const escalation = useTranslations('escalation')
  const board = useBoardWords()
  const bed = useLastBed(bedId, requestId)
  const name = useBedName(bed)
  const elsewhere = useElsewhere(bed?.buildingId)
  const escalated = useEscalated(bed)
  const { run, busy, refusal, forget } = useActions(requestId, useRowCalls())
  const isOld = refusal !== null && (refusal.code === 'already_claimed' || !isClaimable(status))
  useEffect(() => {
    if (!isOld) return
    const timer = setTimeout(forget, READABLE_MS)
    return () => clearTimeout(timer)
  }, [isOld, forget])
  if (!bed?.request) return null
  const { request } = bed
  const unclaimed = isUnclaimed(status)
  const open = () => onOpen(bed.buildingId, bedId)
  const claim = async () => {
    // From the open dialog the call is one tap away.
    if (await run('claim')) open()
  }
  const since = sinceOf(request, status)
  const patient = bed.patient?.name ?? null
  return (
    <li
      className={`queue-row ${gone ? 'invisible' : ''}`}
      data-queue-request={gone ? undefined : request.id}
      data-priority={request.priority}
    >
      <button
        type="button"
        data-act="open"
        onClick={open}
        className="queue-open"
        aria-label={[places.whole(bed), elsewhere, reasonOrPriority(request, board)]
          .filter(Boolean)
          .join(', ')}
      >
        <span
          className={`grid size-10 flex-none place-items-center rounded-md ${unclaimed ? MARK[request.priority] : 'text-ink-faint ring-1 ring-line-strong ring-inset'}`}
        >
          <PriorityIcon priority={request.priority} className="size-5" />
        </span>
        <span className="min-w-0 flex-1 leading-tight wrap-anywhere">
          <span className={`queue-name block ${unclaimed ? 'text-lg font-bold' : 'text-base font-semibold'}`}>
            {name}
          </span>
          {patient !== null && <span className="block text-sm">{patient}</span>}
        </span>
        <span className="flex-none text-right leading-tight">
          <span className="block text-xs text-ink-soft">{t(`row.timer.${since.of}`)}</span>
          <span className={`block ${unclaimed ? 'text-lg font-bold' : 'text-base text-ink-soft'}`}>
            <WaitingTimer since={since.at} />
          </span>
        </span>
      </button>
      {isClaimable(status) && (
        <Button
          variant="primary"
          data-act="claim"
          className="flex-none px-3"
          disabled={busy !== null}
          onClick={claim}
        >
          {t('row.claim')}
        </Button>
      )}
      <p className="queue-details">
        {escalated && (
          <span className="mr-2 font-semibold text-ink" title={escalated.words}>
            <Megaphone
              role="img"
              aria-label={escalated.words}
              className="mr-1 inline size-4 align-text-bottom"
            />
            <span aria-hidden>{escalated.short}</span>
          </span>
        )}
        {why(request, status, { t, board, escalation })}
        {` · ${[elsewhere, places.floor(bed.floor)].filter(Boolean).join(', ')}`}
        {request.askedBy !== null && ` · ${request.askedBy}`}
      </p>
      {refusal && (
        <div className="basis-full pb-2">
          <RefusalNote refusal={refusal} />
        </div>
      )}
    </li>
  )
})

/** Returns a bed with its request, as it was last where the request is over: the row then is as high as it was. */
function useLastBed(bedId: string, requestId: string): Bed | undefined {
  const bed = useQueuedBed(bedId)
  const locked = useLocked()
  const [last, setLast] = useState<LastBed>({ bed, locked })
  const next = lastBed(last, bed?.request?.id === requestId ? bed : undefined, locked)
  if (next !== last) setLast(next)
  return next.bed
}

/** The time that the row counts, and what it counts. */
function sinceOf({ claimedAt, joinedAt, askedAt }: BedRequest, status: OpenStatus) {
  if (status === 'in-call') return { of: 'in-call', at: joinedAt ?? claimedAt ?? askedAt } as const
  if (status === 'claimed') return { of: 'claimed', at: claimedAt ?? askedAt } as const
  return { of: 'waiting', at: askedAt } as const
}

interface Words {
  readonly t: Translate<'queue'>
  readonly board: Translate<'board'>
  readonly escalation: Translate<'escalation'>
}

function why(request: BedRequest, status: OpenStatus, { t, board, escalation }: Words): ReactNode {
  if (status === 'not-sent') {
    return (
      <>
        <strong className="hazard px-1.5 font-extrabold">{board('status.not-sent')}</strong>{' '}
        {requestWords(request, board)}
      </>
    )
  }
  if (status === 'sending') return board('reasonLine.sending')
  const whose = request.claimedBy?.name ?? board('somebodyInSolo')
  if (status === 'claimed') return whose
  if (status === 'in-call') return t('row.inCallWith', { who: whose })
  const returned = returnedWords(request, escalation)
  if (!returned) return reasonOrPriority(request, board)
  return <span className="font-semibold">{t('row.returned', { returned })}</span>
}
