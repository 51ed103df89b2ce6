'use client'

import DoorOpen from 'lucide-react/icons/door-open'
import Hand from 'lucide-react/icons/hand'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { requestWords } from '@/components/bed-facts/request-words'
import { useBedName } from '@/components/bed-facts/use-bed-name'
import { WaitingTimer } from '@/components/bed-facts/waiting-timer'
import { JoinCountdown } from '@/components/escalation/join-countdown'
import { useQueuedBed } from '@/components/feed/queue-context'
import { OutcomeForm } from '@/components/request/outcome-form'
import { permittedActions } from '@/components/request/permitted-actions'
import { useActions } from '@/components/request/use-actions'
import { useBoardSession, useBoardWords } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import { usePlaces } from '@/components/words/use-places'
import { CompleteDialog } from './own-parts'
import { useElsewhere } from './queue-hooks'
import type { QueueRowProps } from './queue-row'

export interface OwnRequestProps extends Pick<QueueRowProps, 'bedId' | 'status' | 'onOpen'> {
  /** Called when the user has said how the call ended. */
  readonly onSaid: (requestId: string, place: string) => void
}

/** The user's own claim or call with its actions, in sight whichever building is shown. */
export default function OwnRequest({ bedId, status, onOpen, onSaid }: OwnRequestProps) {
  const { minuteTime } = useFormats()
  const t = useTranslations('queue')
  const places = usePlaces()
  const board = useBoardWords()
  const { actor } = useBoardSession()
  const bed = useQueuedBed(bedId)
  const name = useBedName(bed)
  const elsewhere = useElsewhere(bed?.buildingId)
  const actions = useActions(bed?.request?.id ?? '')
  const [completing, setCompleting] = useState(false)
  if (!bed?.request) return null
  const { request } = bed
  const may = permittedActions(actor, request, status)
  const busy = actions.busy !== null
  const inCall = status === 'in-call'
  const open = () => onOpen(bed.buildingId, bedId)
  return (
    <li className="own-call" data-queue-request={request.id} data-own>
      <button
        type="button"
        data-act="open"
        onClick={open}
        className="flex min-h-12 min-w-0 flex-1 basis-60 items-center gap-3 rounded-md text-left hover:bg-line/50"
        aria-label={[places.whole(bed), elsewhere, inCall ? t('own.inCall') : t('own.claimed')]
          .filter(Boolean)
          .join(', ')}
      >
        <span className="grid size-10 flex-none place-items-center rounded-md text-ink ring-1 ring-line-strong ring-inset">
          <PriorityIcon priority={request.priority} className="size-5" />
        </span>
        <span className="min-w-0 flex-1 leading-tight">
          <span className="block text-lg leading-tight font-bold break-words">
            {name}
            {elsewhere && <span className="font-semibold text-ink-soft">{`, ${elsewhere}`}</span>}
          </span>
          <span className="line-clamp-2 text-sm text-ink-soft">
            {`${board(inCall ? 'status.in-call' : 'status.claimed')} · ${requestWords(request, board)}`}
          </span>
        </span>
        <span className="flex-none text-lg font-bold">
          <WaitingTimer since={(inCall ? request.joinedAt : request.claimedAt) ?? request.askedAt} />
        </span>
      </button>
      {request.callOverAt !== undefined && (
        <div className="basis-full">
          <OutcomeForm requestId={request.id} onBack={open} onSaid={() => onSaid(request.id, name)} />
        </div>
      )}
      <div className="flex flex-none flex-wrap gap-2 max-sm:basis-full max-sm:*:flex-1">
        {may.join && request.callOverAt === undefined && (
          <Button variant={inCall ? 'plain' : 'primary'} className="px-3" onClick={open}>
            {inCall ? t('own.open') : t('own.join')}
          </Button>
        )}
        {may.release && request.callOverAt === undefined && (
          <Button
            data-act="release"
            className="px-3"
            disabled={busy}
            onClick={() => void actions.run('release')}
          >
            {actions.busy === 'release' ? t('own.releasing') : t('own.release')}
          </Button>
        )}
        {may.complete && request.callOverAt === undefined && (
          <Button
            data-act="complete"
            variant={inCall ? 'primary' : 'plain'}
            className="px-3"
            disabled={busy}
            onClick={() => setCompleting(true)}
          >
            {t('own.complete')}
          </Button>
        )}
      </div>
      {request.declinedAt !== undefined && (
        <p role="status" className="flex basis-full items-center gap-2 text-sm font-semibold">
          <Hand aria-hidden className="size-5 flex-none" />
          {t('own.declined', { time: minuteTime(request.declinedAt) })}
        </p>
      )}
      {request.bedWaitsSince !== undefined && (
        <p role="status" className="flex basis-full items-center gap-2 text-sm font-semibold">
          <DoorOpen aria-hidden className="size-5 flex-none" />
          {t('own.bedWaits', { time: minuteTime(request.bedWaitsSince) })}
        </p>
      )}
      {!inCall && (
        <div className="basis-full *:mt-0 *:text-sm">
          <JoinCountdown request={request} />
        </div>
      )}
      {actions.refusal && !completing && (
        <div className="basis-full">
          <RefusalNote refusal={actions.refusal} />
        </div>
      )}
      {completing && may.complete && (
        <CompleteDialog
          bed={bed}
          elsewhere={elsewhere}
          actions={actions}
          onClose={() => setCompleting(false)}
        />
      )}
    </li>
  )
}
