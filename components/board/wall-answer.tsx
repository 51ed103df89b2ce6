'use client'

import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { QueueEntry } from '@/components/feed/board-store'
import { useBed, useCell, useStore } from '@/components/feed/feed-context'
import { roomAndBed } from '@/lib/board/place'
import { isUnclaimed } from '@/lib/board/waiting'
import { PriorityIcon } from './lines/priority-icon'
import { priorityWords, reasonWords } from './lines/request-words'
import { WaitingTimer } from './lines/waiting-timer'

const LOOK = {
  emergency: 'bg-emergency text-on-emergency',
  urgent: 'bg-urgent text-on-urgent',
  routine: 'bg-routine-full text-on-routine-full',
} as const

/** The answer to what a wall is asked from 5 m away: does anyone wait, where, how long. */
export function WallAnswer() {
  const store = useStore()
  const waiting = useCell(store.queue).filter(({ status }) => isUnclaimed(status))
  const known = useCell(store.surroundings) !== null
  const stale = useCell(store.connection).state === 'stale'
  const [first, ...others] = waiting
  if (!known) return null
  if (!first) {
    return (
      <p className="flex h-[clamp(4rem,11dvh,7.5rem)] flex-none items-center px-7 text-[clamp(1.75rem,3.2vw,3.75rem)] font-medium tracking-tight text-ink-faint">
        {stale ? 'Nobody was waiting' : 'Nobody is waiting'}
      </p>
    )
  }
  return (
    <div className={`mx-5 mb-4 flex-none ${stale ? 'grayscale' : ''}`}>
      <FirstWaiting entry={first} others={others} />
    </div>
  )
}

function FirstWaiting({ entry, others }: { entry: QueueEntry; others: readonly QueueEntry[] }) {
  const bed = useBed(entry.bedId)
  if (!bed?.request) return null
  const { request } = bed
  const notSent = entry.status === 'not-sent'
  return (
    <div
      className={`flex h-[clamp(5rem,11dvh,7.5rem)] items-stretch gap-[1.4vw] overflow-hidden rounded-lg pr-[1.6vw] ${LOOK[request.priority]}`}
    >
      <span className={`grid w-[7vw] flex-none place-items-center ${notSent ? 'hazard' : ''}`}>
        {notSent ? (
          <TriangleAlert aria-hidden className="size-[clamp(2rem,3.4vw,4rem)]" />
        ) : (
          <PriorityIcon priority={request.priority} className="size-[clamp(2rem,3.4vw,4rem)]" />
        )}
      </span>
      <p className="self-center text-[clamp(1.75rem,3.9vw,4.75rem)] font-extrabold tracking-tight whitespace-nowrap">
        {roomAndBed(bed)}
      </p>
      <div className="min-w-0 flex-1 self-center leading-tight max-md:hidden">
        <p className="truncate text-[clamp(1rem,1.6vw,1.9rem)] font-bold">
          {notSent ? 'NOT SENT: use the phone' : priorityWords(request.priority)}
        </p>
        <p className="mt-0.5 truncate text-[clamp(0.9rem,1.35vw,1.6rem)] font-medium">
          {[bed.floor, reasonWords(request)?.toLowerCase()].filter(Boolean).join(', ')}
        </p>
      </div>
      <Others waiting={others} />
      <p className="min-w-[2.4em] self-center text-right text-[clamp(2rem,5vw,6rem)] font-extrabold tracking-tight max-md:ml-auto">
        <WaitingTimer since={request.askedAt} />
      </p>
    </div>
  )
}

/** How many more, and how many of them are emergencies: the first in line may hide what is behind it. */
function Others({ waiting }: { waiting: readonly QueueEntry[] }) {
  const { beds } = useStore()
  if (waiting.length === 0) return null
  const emergencies = waiting.filter(({ bedId }) => beds.get(bedId)?.request?.priority === 'emergency').length
  return (
    <div className="self-center text-right text-[clamp(0.9rem,1.5vw,1.75rem)] leading-tight font-bold whitespace-nowrap max-md:hidden">
      <p>{waiting.length} more waiting</p>
      {emergencies > 0 && <p>{emergencies === 1 ? '1 emergency' : `${emergencies} emergencies`}</p>}
    </div>
  )
}
