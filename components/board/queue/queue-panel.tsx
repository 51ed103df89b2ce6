'use client'

import { useLayoutEffect, useRef } from 'react'
import { useCell, useStore } from '@/components/feed/feed-context'
import { isUnclaimed } from '@/lib/board/waiting'
import { QueueRow } from './queue-row'

/** Who is next: a column beside the board on a wide screen, a strip above it on a small one. */
export function QueuePanel() {
  const store = useStore()
  const queue = useCell(store.queue)
  const stale = useCell(store.connection).state === 'stale'
  const waiting = queue.filter(({ status }) => isUnclaimed(status))
  const taken = queue.filter(({ status }) => !isUnclaimed(status))
  const list = useFirstInView(waiting[0]?.requestId)
  return (
    <aside
      aria-label="Queue"
      className={`queue flex-none border-line bg-surface max-[89.99rem]:border-b min-[90rem]:w-[22rem] min-[90rem]:border-r ${stale ? 'grayscale' : ''}`}
    >
      <div className="px-4 py-3 min-[90rem]:sticky min-[90rem]:top-0 min-[90rem]:max-h-dvh min-[90rem]:overflow-y-auto min-[90rem]:px-5 min-[90rem]:py-5">
        <h2 className="flex items-baseline gap-2 text-lg font-bold">
          {waiting.length === 0 ? (
            <span className="font-medium text-ink-soft">Nobody is waiting</span>
          ) : (
            'Waiting'
          )}
          {waiting.length > 0 && <span className="text-ink-soft">{waiting.length}</span>}
        </h2>
        {waiting.length > 0 && (
          <ol ref={list} className="queue-list mt-2">
            {waiting.map(({ bedId, requestId, status }) => (
              <QueueRow key={requestId} bedId={bedId} status={status} />
            ))}
          </ol>
        )}
        {taken.length > 0 && (
          <div className="max-[89.99rem]:hidden">
            <h2 className="mt-6 flex items-baseline gap-2 text-base font-semibold text-ink-soft">
              In hand <span>{taken.length}</span>
            </h2>
            <ol className="mt-1">
              {taken.map(({ bedId, requestId, status }) => (
                <QueueRow key={requestId} bedId={bedId} status={status} />
              ))}
            </ol>
          </div>
        )}
      </div>
    </aside>
  )
}

/**
 * Scrolls a list back to its start when another comes first: a browser keeps in view what was there, and would hide an
 * emergency to the left of it.
 */
function useFirstInView(first: string | undefined) {
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the first that counts.
  useLayoutEffect(() => {
    list.current?.scrollTo({ left: 0, top: 0 })
  }, [first])
  return list
}
