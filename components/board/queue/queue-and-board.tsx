'use client'

import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { useQueue } from '@/components/feed/queue-context'
import { useAddress } from '@/components/views/use-address'
import { isFiltered, writeView } from '@/lib/board/view'
import { isUnclaimed } from '@/lib/board/waiting'

const PARTS = ['queue', 'board'] as const
type Part = (typeof PARTS)[number]

/** Queue and board next to each other; a small screen shows one of them, first the queue. */
export function QueueAndBoard({ children }: { children: ReactNode }) {
  const t = useTranslations('queue.tabs')
  const waiting = useObservable(useQueue().queue).filter(({ status }) => isUnclaimed(status)).length
  const { view } = useAddress()
  const chosen = isFiltered(view) ? writeView(view) : ''
  const [{ shown, viewed }, set] = useState<{ readonly shown: Part; readonly viewed: string }>({
    shown: 'queue',
    viewed: '',
  })
  const show = (part: Part) => set({ shown: part, viewed: chosen })
  // A view is of the board: a user who chooses one wants to see it.
  if (viewed !== chosen) set({ shown: chosen === '' ? shown : 'board', viewed: chosen })
  return (
    <>
      <fieldset className="queue-tabs flex bg-surface px-4" aria-label={t('label')}>
        {PARTS.map((part) => (
          <button
            key={part}
            type="button"
            aria-pressed={part === shown}
            onClick={() => show(part)}
            className={`min-h-12 flex-1 border-b-4 text-base font-semibold ${part === shown ? 'border-ink text-ink' : 'border-transparent text-ink-soft'}`}
          >
            {t(part)}
            {part === 'queue' && waiting > 0 && ` ${waiting}`}
          </button>
        ))}
      </fieldset>
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row" data-small-screen={shown}>
        {children}
      </div>
    </>
  )
}
