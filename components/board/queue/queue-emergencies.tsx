import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { keepBelowOwn } from './own-end'
import { QueueList, type QueueListProps } from './queue-list'

export interface QueueEmergenciesProps extends Pick<QueueListProps, 'rows' | 'list' | 'onOpen'> {
  readonly className: string
  /** The half of the queue that it covers; absent: it has a place of its own. */
  readonly side?: string
}

/** Emergencies of the queue, in sight while the rest scrolls. */
export function QueueEmergencies({ rows, className, list, side, onOpen }: QueueEmergenciesProps) {
  const t = useTranslations('queue')
  if (rows.length === 0) return null
  const n = rows.filter(({ gone }) => !gone).length
  return (
    <section ref={side === undefined ? undefined : keepBelowOwn} className={className} data-side={side}>
      <h3 className={`flex-none py-1 text-sm font-bold ${n === 0 ? 'invisible' : ''}`}>
        {t.rich('emergencies', { n, number: loud })}
      </h3>
      <QueueList rows={rows} className="queue-list" {...(list ? { list } : {})} onOpen={onOpen} />
    </section>
  )
}

const loud = (words: ReactNode) => (
  <span className="ml-2 rounded-full bg-emergency px-2 py-0.5 text-on-emergency">{words}</span>
)
