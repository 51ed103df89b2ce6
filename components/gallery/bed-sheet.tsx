'use client'

import { type CSSProperties, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { BedCard } from '@/components/board/bed/bed-card'
import { CardLabels, useCardMeasures } from '@/components/board/card-labels'
import { createBoardStore } from '@/components/feed/board-store'
import { createClock } from '@/components/feed/clock'
import { FeedProvider, useObservable, useStore } from '@/components/feed/feed-context'
import { SessionProvider } from '@/components/session/session-context'
import { boardSpace, wallSpace } from '@/lib/board/label-spaces'
import { timer } from '@/lib/board/waiting'
import type { BedState, StateGroup } from './bed-states'
import { snapshotOf } from './example-building'
import { ago, PEOPLE, PINNED_AT } from './example-data'

export interface BedSheetProps {
  readonly groups: readonly StateGroup[]
  /** As a nurse's board or as a wall shows it. */
  readonly variant: 'board' | 'wall'
}

/** The measures of a wall of sixty beds at full HD. */
const SCALE = 1.35
const CARD_EM = 8.5 / SCALE
const WALL: CSSProperties & Record<`--wall-${string}`, string | number> = {
  '--wall-cols': 1,
  '--wall-card-h': '8.5rem',
  '--wall-u': SCALE,
}

/** Beds in every state, each with its name below. */
export function BedSheet({ groups, variant }: BedSheetProps) {
  const t = useTranslations('gallery')
  const [feed] = useState(() => stage(groups))
  const role = variant === 'wall' ? 'display' : 'virtual'
  const session = {
    actor: { ...PEOPLE[role], role },
    teams: 'ready',
    demo: true,
    paired: false,
    version: '',
    openBed: () => {},
  } as const
  return (
    <SessionProvider session={session}>
      <FeedProvider feed={feed}>
        {groups.map(({ name, states }) => (
          <section key={name} aria-labelledby={`${variant}-${name}`} className="mt-8">
            <h3 id={`${variant}-${name}`} className="text-lg font-semibold">
              {t(`groups.${name}`)}
            </h3>
            <ul
              className={`mt-2 grid gap-4 ${variant === 'wall' ? 'grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]' : 'grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]'}`}
            >
              {states.map((state) => (
                <li key={state.bed.id}>
                  <State state={state} variant={variant} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </FeedProvider>
    </SessionProvider>
  )
}

function State({
  state: { bed, name, waited, called },
  variant,
}: {
  state: BedState
  variant: BedSheetProps['variant']
}) {
  const t = useTranslations('gallery')
  const labels = useObservable(useStore().labels)
  const plan = useRef<HTMLDivElement>(null)
  const wall = variant === 'wall'
  const measures = useCardMeasures(plan, ONE_FLOOR, wall ? { scale: SCALE, cardHeight: 0 } : undefined)
  const columnEm = measures?.columnEm ?? 0
  const { space, tall } = wall
    ? { space: wallSpace(columnEm, CARD_EM, 'usual'), tall: false }
    : boardSpace(labels, [bed.id], columnEm)
  return (
    <>
      <div
        ref={plan}
        className="plan [&_.floor-beds]:[--cols:1]"
        {...(wall ? { 'data-wall': 'usual', style: WALL } : {})}
      >
        <div className="floor-beds" data-tall={tall || undefined}>
          <div className="room" style={ONE_BED}>
            {measures && (
              <CardLabels labels={labels} space={space}>
                <BedCard id={bed.id} />
              </CardLabels>
            )}
          </div>
        </div>
      </div>
      <p className="mt-1 text-sm text-ink-soft">
        {t(`states.${name}`, {
          time: timer(waited ?? 0),
          step: bed.request?.progress ?? '',
          called: called ?? '',
        })}
      </p>
    </>
  )
}

const ONE_FLOOR = [1]
const ONE_BED: CSSProperties & { '--beds': number } = { '--beds': 1 }

function stage(groups: readonly StateGroup[]) {
  const clock = createClock(() => PINNED_AT)
  const store = createBoardStore(clock)
  const states = groups.flatMap((one) => one.states)
  const looked = states.flatMap(({ bed, checkedAt }) =>
    checkedAt === null ? [] : [[bed.id, checkedAt ?? ago(4)] as const],
  )
  store.load({ ...snapshotOf({ beds: states.map(({ bed }) => bed) }), checkedAt: Object.fromEntries(looked) })
  store.connection.set({ state: 'live' })
  return { store, clock }
}
