import type { Ref } from 'react'
import type { QueuePlace } from '@/components/feed/queue-store'
import type { HeldRow } from '@/lib/board/queue-parts'
import { QueueRow, type QueueRowProps } from './queue-row'

export interface QueueListProps extends Pick<QueueRowProps, 'onOpen'> {
  readonly rows: readonly HeldRow<QueuePlace>[]
  readonly className?: string
  /** Gets the list. */
  readonly list?: Ref<HTMLOListElement>
}

/** Some of the requests of the queue. */
export function QueueList({ rows, className, list, onOpen }: QueueListProps) {
  return (
    <ol ref={list} className={className}>
      {rows.map(({ row: { bedId, requestId, status }, gone }) => (
        <QueueRow
          key={requestId}
          bedId={bedId}
          requestId={requestId}
          status={status}
          gone={gone}
          onOpen={onOpen}
        />
      ))}
    </ol>
  )
}
