'use client'

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { isUnclaimed } from '@/lib/board/waiting'
import type { WallPage } from '@/lib/board/wall'
import { isPaused, nextPage, type Pause, pageToShow, pauseAt, TURN_MS } from '@/lib/board/wall-turns'

const CHECK_MS = 500

export interface PageRotation {
  /** The page to show, from 0. */
  readonly page: number
  /** The pages where somebody waits, the one to look at first at the front. */
  readonly calling: readonly number[]
  /** Whether somebody has stopped it for a while. */
  readonly paused: boolean
  /** Stops it on the page shown, or lets it go on. */
  readonly togglePause: () => void
  /** Shows the page so many further on, and stays there for a while. */
  readonly turnBy: (pages: number) => void
}

/** Turns the pages of a wall by itself, stays where somebody waits, and where somebody who stands before it wants it to. */
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
  const held = pause !== null && pause.page < pages.length && isPaused(pause, waiting, performance.now())
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
      if (isPaused(pause, waiting, now)) return
      setPause(null)
    }
    if (now - since.current < TURN_MS) return
    since.current = now
    setShown(nextPage(page, calling, pages.length))
  })
  const many = pages.length > 1
  useEffect(() => {
    if (!many) return
    const timer = setInterval(rotate, CHECK_MS)
    return () => clearInterval(timer)
  }, [many])
  const stay = (at: number) => setPause(pauseAt(at, waiting, performance.now()))
  return {
    page,
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
