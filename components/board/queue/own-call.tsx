'use client'

import { memo, useState } from 'react'
import { JoinCountdown } from '@/components/escalation/join-countdown'
import { useQueuedBed } from '@/components/feed/queue-context'
import { CompleteForm } from '@/components/request/complete-form'
import { permitted } from '@/components/request/permitted'
import { useActions } from '@/components/request/use-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/words/refusal-note'
import { roomAndBed, wholePlace } from '@/lib/board/place'
import { PriorityIcon } from '../lines/priority-icon'
import { requestWords } from '../lines/request-words'
import { WaitingTimer } from '../lines/waiting-timer'
import { useBoardSession } from '../session-context'
import { useElsewhere } from './queue-facts'
import type { QueueRowProps } from './queue-row'

/** One's own claim or call, with everything one does with it: never out of sight, whichever building is shown. */
export const OwnCall = memo(function OwnCall({ bedId, status, onOpen }: QueueRowProps) {
  const { actor } = useBoardSession()
  const bed = useQueuedBed(bedId)
  const elsewhere = useElsewhere(bed?.buildingId)
  const actions = useActions(bed?.request?.id ?? '')
  const [completing, setCompleting] = useState(false)
  if (!bed?.request) return null
  const { request } = bed
  const may = permitted(actor, request, status)
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
        aria-label={[wholePlace(bed), elsewhere, inCall ? 'in call' : 'claimed by you']
          .filter(Boolean)
          .join(', ')}
      >
        <span className="grid size-10 flex-none place-items-center rounded-md text-ink ring-1 ring-line-strong ring-inset">
          <PriorityIcon priority={request.priority} className="size-5" />
        </span>
        <span className="min-w-0 flex-1 leading-tight">
          <span className="block truncate text-lg font-bold">
            {roomAndBed(bed)}
            {elsewhere && <span className="font-semibold text-ink-soft">, {elsewhere}</span>}
          </span>
          <span className="block truncate text-sm text-ink-soft">
            {inCall ? 'In call' : 'Claimed'} · {requestWords(request)}
          </span>
        </span>
        <span className="flex-none text-lg font-bold">
          <WaitingTimer since={(inCall ? request.joinedAt : request.claimedAt) ?? request.askedAt} />
        </span>
      </button>
      <div className="flex flex-none flex-wrap gap-2 max-sm:basis-full max-sm:*:flex-1">
        {may.join && (
          <Button look={inCall ? 'plain' : 'primary'} className="px-3" onClick={open}>
            {inCall ? 'Open' : 'Join'}
          </Button>
        )}
        {may.release && (
          <Button
            data-act="release"
            className="px-3"
            disabled={busy}
            onClick={() => void actions.run('release')}
          >
            {actions.busy === 'release' ? 'Releasing…' : 'Release'}
          </Button>
        )}
        {may.complete && (
          <Button
            data-act="complete"
            look={inCall ? 'primary' : 'plain'}
            className="px-3"
            disabled={busy}
            onClick={() => setCompleting(true)}
          >
            Complete
          </Button>
        )}
      </div>
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
        <Dialog
          open
          onClose={() => setCompleting(false)}
          title={roomAndBed(bed)}
          description={[bed.floor, elsewhere].filter(Boolean).join(' · ')}
          focusAfter={() => document.querySelector<HTMLElement>('[data-queue-request] [data-act="open"]')}
        >
          <CompleteForm actions={actions} onBack={() => setCompleting(false)} />
        </Dialog>
      )}
    </li>
  )
})
