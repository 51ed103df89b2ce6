'use client'

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
      <p className="flex h-[7.5rem] flex-none items-center px-7 text-6xl font-medium tracking-tight text-ink-faint">
        {stale ? 'Nobody was waiting' : 'Nobody is waiting'}
      </p>
    )
  }
  return <FirstWaiting entry={first} others={others.length} stale={stale} />
}

function FirstWaiting({ entry, others, stale }: { entry: QueueEntry; others: number; stale: boolean }) {
  const bed = useBed(entry.bedId)
  if (!bed?.request) return null
  const { request } = bed
  return (
    <div className={`mx-5 mb-4 flex-none overflow-hidden rounded-lg ${stale ? 'grayscale' : ''}`}>
      <div className={`flex h-[7.5rem] items-center gap-7 px-7 ${LOOK[request.priority]}`}>
        <PriorityIcon priority={request.priority} className="size-16 flex-none" />
        <p className="text-7xl font-extrabold tracking-tight whitespace-nowrap">{roomAndBed(bed)}</p>
        <div className="min-w-0 flex-1 leading-tight">
          <p className="truncate text-3xl font-bold">
            {entry.status === 'not-sent' ? 'NOT SENT — use the phone' : priorityWords(request.priority)}
            <span className="font-medium">, {bed.floor}</span>
          </p>
          <p className="mt-1 truncate text-2xl font-medium">{reasonWords(request)}</p>
        </div>
        {others > 0 && <p className="text-3xl font-bold whitespace-nowrap">+{others} waiting</p>}
        <p className="min-w-[2.4em] text-right text-8xl font-extrabold tracking-tight">
          <WaitingTimer since={request.askedAt} />
        </p>
      </div>
    </div>
  )
}
