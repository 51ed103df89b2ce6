'use client'

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { isUnclaimed } from '@/lib/board/waiting'
import type { WallPage } from '@/lib/board/wall'
import { isPaused, nextPage, type Pause, pageToShow, pauseAt, TURN_MS } from '@/lib/board/wall-turns'

const CHECK_MS = 500
const ON_NO_PAGE = -1

export interface PageRotation {
  /** The page to show, from 0. */
  readonly page: number
  /** The pages where a patient waits, the most urgent first. */
  readonly calling: readonly number[]
  /** Whether there is another page to turn to. */
  readonly many: boolean
  /** Whether a person has paused it for a while. */
  readonly paused: boolean
  /** Pauses on the current page, or resumes. */
  readonly togglePause: () => void
  /** Turns by a number of pages, and stays there for a while. */
  readonly turnBy: (pages: number) => void
}

/** Rotates the pages of a wall; it stays where a patient waits, and where a person has paused it. */
export function usePageRotation(pages: readonly WallPage[]): PageRotation {
  const queue = useObservable(useStore().queue)
  const [shown, setShown] = useState(0)
  const [pause, setPause] = useState<Pause | null>(null)
  const since = useRef(0)
  const pageOf = useMemo(() => new Map(pages.flatMap(bedsAndPage)), [pages])
  const waiting = queue.flatMap(({ bedId, requestId, status }) => {
    const page = pageOf.get(bedId)
    return page !== undefined && isUnclaimed(status) ? [{ requestId, page }] : []
  })
  const calling = [...new Set(waiting.map(({ page }) => page))]
  const many = pages.length > 1
  // The tiles turn on one page, too: a new request may be on none of those that are shown.
  const unseen = many ? waiting : waiting.map(({ requestId }) => ({ requestId, page: ON_NO_PAGE }))
  const held = pause !== null && pause.page < pages.length && isPaused(pause, unseen, performance.now())
  const page = held ? pause.page : pageToShow(shown, calling, pages.length)
  useEffect(() => {
    setShown(page)
    since.current = performance.now()
  }, [page])
  useEffect(() => {
    if (!held) setPause(null)
  }, [held])
  const rotate = useEffectEvent(() => {
    const now = performance.now()
    if (pause) {
      if (isPaused(pause, unseen, now)) return
      setPause(null)
    }
    if (now - since.current < TURN_MS) return
    since.current = now
    setShown(nextPage(page, calling, pages.length))
  })
  const running = many || pause !== null
  useEffect(() => {
    if (!running) return
    const timer = setInterval(rotate, CHECK_MS)
    return () => clearInterval(timer)
  }, [running])
  const stay = (at: number) => setPause(pauseAt(at, unseen, performance.now()))
  return {
    page,
    many,
    calling,
    paused: held,
    togglePause: () => (held ? setPause(null) : stay(page)),
    turnBy: (by) => stay((page + by + pages.length) % pages.length),
  }
}

const bedsAndPage = ({ floors }: WallPage, page: number): [bedId: string, page: number][] =>
  floors.flatMap(({ rooms }) =>
    rooms.flatMap(({ bedIds }) => bedIds.map((id): [string, number] => [id, page])),
  )
