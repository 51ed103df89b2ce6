'use client'

import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFeed, useObservable } from '@/components/feed/feed-context'
import { useQueue } from '@/components/feed/queue-context'
import { useBoardSession } from '@/components/session/session-context'
import { ShortcutsButton } from '@/components/shortcuts/shortcuts-button'
import { useQueueKeys } from '@/components/shortcuts/use-queue-keys'
import type { QueueChoice as Choice } from '@/lib/board/queue-all'
import { isUnclaimed } from '@/lib/board/waiting'
import { OwnRequest } from './own-request'
import { QueueChoice } from './queue-choice'
import { QueueCounts } from './queue-counts'
import { useChosen, useCoversAny } from './queue-hooks'
import { QueueRow } from './queue-row'
import { type Said, SaidOutcome } from './said-outcome'

export interface QueuePanelProps {
  /** Opens a bed's dialog, in any building. */
  readonly onOpen: (buildingId: string, bedId: string) => void
}

/**
 * The queue of all buildings: a column next to the board, or a page of its own on a small screen. The user's own calls and the
 * emergencies stay in sight while the rest scrolls.
 */
export function QueuePanel({ onOpen }: QueuePanelProps) {
  const t = useTranslations('queue')
  const { userId } = useBoardSession().actor
  const store = useQueue()
  const queue = useObservable(store.queue)
  const { state } = useObservable(store.connection)
  const [wanted, choose] = useState<Choice>('mine')
  const [said, setSaid] = useState<Said | null>(null)
  const { clock } = useFeed()
  const onSaid = useCallback(
    (requestId: string, place: string) => setSaid({ requestId, place, at: clock.now() }),
    [clock],
  )
  const covers = useCoversAny()
  const choice = covers ? wanted : 'all'
  const isChosen = useChosen(choice)
  useQueueKeys()
  const own = queue.filter(({ claimedBy }) => claimedBy === userId)
  const others = queue.filter(({ claimedBy, requestId }) => claimedBy !== userId && isChosen(requestId))
  const waiting = others.filter(({ status }) => isUnclaimed(status))
  const [emergencies, rest] = [
    waiting.filter(({ priority }) => priority === 'emergency'),
    waiting.filter(({ priority }) => priority !== 'emergency'),
  ]
  const taken = others.filter(({ status }) => !isUnclaimed(status))
  const first = useFirstInView<HTMLOListElement>(emergencies[0]?.requestId)
  const list = useFirstInView(rest[0]?.requestId)
  return (
    <aside aria-label={t('label')} data-stale={state === 'stale'} className="queue">
      <div className="queue-column">
        {said && <SaidOutcome key={said.at} said={said} onUndone={() => setSaid(null)} />}
        {own.length > 0 && (
          <section aria-label={t('own.label')} className="queue-own">
            <ol>
              {own.map(({ bedId, requestId, status }) => (
                <OwnRequest key={requestId} bedId={bedId} status={status} onOpen={onOpen} onSaid={onSaid} />
              ))}
            </ol>
          </section>
        )}
        <div className="queue-rest">
          <div className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="flex min-h-12 items-center gap-2 text-lg font-bold">
              {waiting.length > 0 ? (
                <span>{t.rich('waiting', { n: waiting.length, number: soft })}</span>
              ) : (
                <span className="font-medium text-ink-soft">{t(`quiet.${quiet(state, choice)}`)}</span>
              )}
            </h2>
            <div className="ml-auto flex items-center gap-1">
              <ShortcutsButton />
              {covers && <QueueChoice choice={choice} onChoose={choose} />}
            </div>
          </div>
          <QueueCounts />
          {emergencies.length > 0 && (
            <section className="queue-emergencies">
              <h3 className="flex-none py-1 text-sm font-bold">
                {t.rich('emergencies', { n: emergencies.length, number: loud })}
              </h3>
              <ol ref={first} className="queue-list">
                {emergencies.map(({ bedId, requestId, status }) => (
                  <QueueRow key={requestId} bedId={bedId} status={status} onOpen={onOpen} />
                ))}
              </ol>
            </section>
          )}
          <div ref={list} className="queue-scroll">
            {rest.length > 0 && (
              <ol className="queue-list">
                {rest.map(({ bedId, requestId, status }) => (
                  <QueueRow key={requestId} bedId={bedId} status={status} onOpen={onOpen} />
                ))}
              </ol>
            )}
            {taken.length > 0 && (
              <>
                <h2 className="mt-6 flex items-baseline gap-2 text-base font-semibold text-ink-soft">
                  {t.rich('inHand', { n: taken.length, number: plain })}
                </h2>
                <ol className="mt-1">
                  {taken.map(({ bedId, requestId, status }) => (
                    <QueueRow key={requestId} bedId={bedId} status={status} onOpen={onOpen} />
                  ))}
                </ol>
              </>
            )}
          </div>
        </div>
      </div>
    </aside>
  )
}

const soft = (words: ReactNode) => <span className="ml-2 text-ink-soft">{words}</span>
const loud = (words: ReactNode) => (
  <span className="ml-2 rounded-full bg-emergency px-2 py-0.5 text-on-emergency">{words}</span>
)
const plain = (words: ReactNode) => <span className="ml-2">{words}</span>

function quiet(state: string, choice: Choice) {
  if (state === 'connecting') return 'loading'
  if (state === 'stale') return 'nobodyWas'
  return choice === 'mine' ? 'nobodyForYou' : 'nobody'
}

/**
 * Scrolls a list back to its start when another request comes first: browsers keep the scroll position, which would
 * hide an emergency.
 */
function useFirstInView<Part extends HTMLElement = HTMLDivElement>(first: string | undefined) {
  const list = useRef<Part>(null)
  const shown = useRef(first)
  useLayoutEffect(() => {
    // Scrolling forces a layout, which a new list does not need.
    if (shown.current && shown.current !== first) list.current?.scrollTo({ left: 0, top: 0 })
    shown.current = first
  }, [first])
  return list
}
