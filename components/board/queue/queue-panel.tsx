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
import { KeepFocus } from './keep-focus'
import { OwnRequest, SaidOutcome } from './own-parts'
import { QueueChoice } from './queue-choice'
import { QueueCounts } from './queue-counts'
import { QueueEmergencies } from './queue-emergencies'
import { useChosen, useCoversAny } from './queue-hooks'
import { QueueList } from './queue-list'
import { RowCalls } from './row-calls'
import type { Said } from './said-outcome'
import { useQueueParts } from './use-queue-parts'

export interface QueuePanelProps {
  /** Opens a bed's dialog, in any building. */
  readonly onOpen: (buildingId: string, bedId: string) => void
}

/**
 * The queue of all buildings: a column next to the board, or a page of its own on a small screen. The user's own calls and the
 * emergencies stay in sight while the rest scrolls. While a hand is at its rows they keep their places, and an emergency that comes is
 * shown over the other half of the list.
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
  const waiting = others.filter(({ status }) => isUnclaimed(status)).length
  const lists = useRef<HTMLDivElement>(null)
  const { arrived, emergencies, rest, taken, later, isHeld, side } = useQueueParts(others, lists)
  const first = useFirstInView<HTMLOListElement>(emergencies[0]?.row.requestId, isHeld)
  const list = useFirstInView(rest[0]?.row.requestId, isHeld)
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
        <div ref={lists} className="queue-rest">
          <div className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="flex min-h-12 items-center gap-2 text-lg font-bold">
              {waiting > 0 ? (
                <span>{t.rich('waiting', { n: waiting, number: soft })}</span>
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
          <RowCalls>
            <KeepFocus>
              <QueueEmergencies
                className="queue-emergencies"
                rows={emergencies}
                list={first}
                onOpen={onOpen}
              />
              <div className="queue-body">
                <QueueEmergencies
                  className="queue-emergencies queue-arrived"
                  rows={arrived}
                  {...(side ? { side } : {})}
                  onOpen={onOpen}
                />
                <div ref={list} className="queue-scroll">
                  {rest.length > 0 && <QueueList rows={rest} className="queue-list" onOpen={onOpen} />}
                  {taken.length > 0 && (
                    <>
                      <h2 className="mt-6 flex items-baseline gap-2 text-base font-semibold text-ink-soft">
                        {t.rich('inHand', { n: taken.filter(({ gone }) => !gone).length, number: plain })}
                      </h2>
                      <QueueList rows={taken} className="mt-1" onOpen={onOpen} />
                    </>
                  )}
                  {later.length > 0 && <QueueList rows={later} className="queue-later" onOpen={onOpen} />}
                </div>
              </div>
            </KeepFocus>
          </RowCalls>
        </div>
      </div>
    </aside>
  )
}

const soft = (words: ReactNode) => <span className="ml-2 text-ink-soft">{words}</span>
const plain = (words: ReactNode) => <span className="ml-2">{words}</span>

function quiet(state: string, choice: Choice) {
  if (state === 'connecting') return 'loading'
  if (state === 'stale') return 'nobodyWas'
  return choice === 'mine' ? 'nobodyForYou' : 'nobody'
}

/**
 * Scrolls a list back to its start when another request comes first: browsers keep the scroll position, which would
 * hide an emergency. Not while it is held.
 */
function useFirstInView<Part extends HTMLElement = HTMLDivElement>(
  first: string | undefined,
  isHeld: boolean,
) {
  const list = useRef<Part>(null)
  const shown = useRef(first)
  useLayoutEffect(() => {
    if (isHeld) return
    // Scrolling forces a layout, which a new list does not need.
    if (shown.current && shown.current !== first) list.current?.scrollTo({ left: 0, top: 0 })
    shown.current = first
  }, [first, isHeld])
  return list
}
