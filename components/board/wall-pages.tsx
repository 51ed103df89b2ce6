'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCell, useStore } from '@/components/feed/feed-context'
import { isUnclaimed } from '@/lib/board/waiting'
import type { WallPage } from '@/lib/board/wall'
import { nextPage, pageToShow, TURN_MS } from '@/lib/board/wall-turns'
import type { Translate } from '@/lib/words/translator'

const LOOK_MS = 500

export interface Turning {
  /** The page to show, from 0. */
  readonly page: number
  /** The pages where somebody waits, the one to look at first at the front. */
  readonly calling: readonly number[]
}

/** Turns the pages of a wall by itself, and stays where somebody waits. */
export function useTurning(pages: readonly WallPage[]): Turning {
  const queue = useCell(useStore().queue)
  const [shown, setShown] = useState(0)
  const since = useRef(0)
  const calling = [
    ...new Set(
      queue
        .filter(({ status }) => isUnclaimed(status))
        .map(({ bedId }) => pages.findIndex(({ floors }) => holds(floors, bedId)))
        .filter((page) => page >= 0),
    ),
  ]
  const page = pageToShow(shown, calling, pages.length)
  useEffect(() => {
    setShown(page)
    since.current = performance.now()
  }, [page])
  const turn = useEffectEvent(() => {
    if (performance.now() - since.current < TURN_MS) return
    since.current = performance.now()
    setShown(nextPage(page, calling, pages.length))
  })
  const many = pages.length > 1
  useEffect(() => {
    if (!many) return
    const timer = setInterval(turn, LOOK_MS)
    return () => clearInterval(timer)
  }, [many])
  return { page, calling }
}

const holds = (floors: WallPage['floors'], bedId: string): boolean =>
  floors.some(({ rooms }) => rooms.some(({ bedIds }) => bedIds.includes(bedId)))

/** Which page this is, what is on the others, and on which of them somebody waits. */
export function WallPageMarks({ pages, turning }: { pages: readonly WallPage[]; turning: Turning }) {
  const t = useTranslations('wall')
  return (
    <ol aria-label={t('pages.label')} className="flex h-10 flex-none items-stretch gap-2 pt-2">
      {pages.map(({ floors }, index) => (
        <PageMark
          // A page has no name but its place in the row.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          key={index}
          words={floorWords(
            floors.map(({ floor }) => floor),
            t,
          )}
          of={t('pages.of', { page: index + 1, pages: pages.length })}
          shown={index === turning.page}
          calling={turning.calling.includes(index)}
          waiting={t('pages.waiting')}
        />
      ))}
    </ol>
  )
}

interface PageMarkProps {
  readonly words: string
  readonly of: string
  readonly shown: boolean
  readonly calling: boolean
  /** What a page says where somebody waits on it. */
  readonly waiting: string
}

const PageMark = ({ words, of, shown, calling, waiting }: PageMarkProps) => (
  <li
    aria-current={shown ? 'page' : undefined}
    className={`flex min-w-0 flex-1 items-center gap-3 rounded-sm px-3 text-base leading-none whitespace-nowrap ${
      shown ? 'bg-surface font-bold text-ink ring-2 ring-ink-soft ring-inset' : 'bg-line/60 text-ink-soft'
    }`}
  >
    <span className="flex-none">{of}</span>
    <span className="min-w-0 truncate">{words}</span>
    {calling && <strong className="ml-auto flex-none font-extrabold">{waiting}</strong>}
  </li>
)

/** "floor 1 to floor 3". */
function floorWords(floors: readonly string[], t: Translate<'wall'>): string {
  const [first = '', ...others] = new Set(floors)
  const last = others.at(-1)
  return last === undefined ? first : t('pages.floors', { first, last })
}
