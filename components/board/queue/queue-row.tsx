'use client'

import Megaphone from 'lucide-react/icons/megaphone'
import { memo, type ReactNode } from 'react'
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
import { RefusalNote } from '@/components/words/refusal-note'
import { wholePlace } from '@/lib/board/place'
import type { BedRequest, OpenStatus } from '@/lib/board/types'
import { isClaimable, isUnclaimed } from '@/lib/board/waiting'
import type { Translate } from '@/lib/words/translator'
import { useElsewhere, useEscalatedWords } from './queue-hooks'

const MARK = {
  emergency: 'bg-emergency text-on-emergency',
  urgent: 'bg-urgent text-on-urgent',
  routine: 'bg-routine text-on-routine ring-1 ring-inset ring-routine-edge',
} as const

export interface QueueRowProps {
  readonly bedId: string
  readonly status: OpenStatus
  readonly onOpen: (buildingId: string, bedId: string) => void
}

/** One request in the queue: where, why, how long, and the claim button. It takes only an id, as BedCard does. */
export const QueueRow = memo(function QueueRow({ bedId, status, onOpen }: QueueRowProps) {
  const t = useTranslations('queue')
  const escalation = useTranslations('escalation')
  const board = useBoardWords()
  const bed = useQueuedBed(bedId)
  const name = useBedName(bed)
  const elsewhere = useElsewhere(bed?.buildingId)
  const escalated = useEscalatedWords(bed)
  const { run, busy, refusal } = useActions(bed?.request?.id ?? '')
  if (!bed?.request) return null
  const { request } = bed
  const unclaimed = isUnclaimed(status)
  const open = () => onOpen(bed.buildingId, bedId)
  const claim = async () => {
    // From the open dialog the call is one tap away.
    if (await run('claim')) open()
  }
  return (
    <li className="queue-row" data-queue-request={request.id}>
      <button
        type="button"
        data-act="open"
        onClick={open}
        className="flex min-h-12 min-w-0 flex-1 items-center gap-3 rounded-md py-2 text-left hover:bg-line/50"
        aria-label={[wholePlace(bed), elsewhere, reasonOrPriority(request, board)].filter(Boolean).join(', ')}
      >
        <span
          className={`grid size-10 flex-none place-items-center rounded-md ${unclaimed ? MARK[request.priority] : 'text-ink-faint ring-1 ring-line-strong ring-inset'}`}
        >
          <PriorityIcon priority={request.priority} className="size-5" />
        </span>
        <span className="min-w-0 flex-1">
          <span
            className={`queue-name block leading-tight break-words ${unclaimed ? 'text-lg font-bold' : 'text-base font-semibold'}`}
          >
            {name}
          </span>
          {elsewhere && <span className="block truncate text-sm font-semibold text-ink">{elsewhere}</span>}
          <span className="line-clamp-2 text-sm leading-tight text-ink-soft">
            {why(request, status, { t, board, escalation })}
          </span>
        </span>
        <span
          className={`flex-none text-right ${unclaimed ? 'text-lg font-bold' : 'text-base text-ink-soft'}`}
        >
          <WaitingTimer since={(unclaimed ? null : request.claimedAt) ?? request.askedAt} />
        </span>
      </button>
      {isClaimable(status) && (
        <Button
          variant="primary"
          data-act="claim"
          className="flex-none px-4"
          disabled={busy !== null}
          onClick={claim}
        >
          {t('row.claim')}
        </Button>
      )}
      {escalated && (
        <p className="flex basis-full items-center gap-2 pb-2 text-sm font-semibold">
          <span className="grid w-10 flex-none place-items-center">
            <Megaphone aria-hidden className="size-4" />
          </span>
          {escalated}
        </p>
      )}
      {refusal && (
        <div className="basis-full pb-3">
          <RefusalNote refusal={refusal} />
        </div>
      )}
    </li>
  )
})

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
  return <span className="font-semibold whitespace-normal">{t('row.returned', { returned })}</span>
}
