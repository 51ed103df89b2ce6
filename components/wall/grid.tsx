'use client'

import { type ReactNode, startTransition, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Grid, type WallMeasures } from '@/components/board/grid'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { useAfterFirstView } from '@/components/ui/first-view'
import { lazy } from '@/components/ui/lazy'
import type { Labels } from '@/lib/board/label'
import { hasLongLabel, wallSpace } from '@/lib/board/label-spaces'
import { layOutWall, REM_PX, type WallFit, type WallPage } from '@/lib/board/wall'
import type { WallControlsProps } from './controls'
import { usePageRotation } from './page-rotation'
import { WallPageMarks } from './pages'
import { useWallSpace } from './wall-space'

/** Nothing of them is seen before a user touches the wall. */
const WallControls = lazy<WallControlsProps>(() => import('./controls'))
const CONTROLS_WITHIN_MS = 500

/** As in wall.css, in rem: the edge around the plan, gaps between cards and between floors, and the column of the floor's name. */
const EDGE = 0.25
const GAP = 0.5
const FLOOR_GAP = 0.875
const FLOOR_NAME = 5.25
/** A plan that has less than this part of the wall, because of the tiles above it, may have low cards. */
const SQUEEZED = 0.5
/** The row of page marks with the gap above it, in rem. */
const MARKS = 3.5

/**
 * The beds of a wall, as large as the screen allows. Beds that do not fit are on further pages, which turn by
 * themselves; a screen too small for any page scrolls.
 */
export function WallGrid({ empty }: { empty: ReactNode }) {
  const t = useTranslations('wall')
  const store = useStore()
  const floors = useObservable(store.floors)
  const labels = useObservable(store.labels)
  const space = useRef<HTMLElement>(null)
  const [pages, setPages] = useState<readonly WallPage[]>([])
  useLayoutEffect(() => {
    const element = space.current
    if (!element) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      // The height with and without the row of page marks: measured with the row as it is, the plan would change to and fro.
      const height = (element.parentElement?.clientHeight ?? 0) - 2 * EDGE * rem
      const layOut = (minus: number) =>
        layOutWall(floors, {
          width: element.clientWidth - (FLOOR_NAME + 2 * EDGE) * rem,
          height: height - minus,
          gap: GAP * rem,
          floorGap: FLOOR_GAP * rem,
          unit: rem / REM_PX,
          low: height < SQUEEZED * (element.closest('.far')?.clientHeight ?? 0),
        })
      const onOnePage = layOut(0)
      const laidOut = onOnePage.length > 1 ? layOut(MARKS * rem) : onOnePage
      startTransition(() => setPages(laidOut))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element.parentElement ?? element)
    return () => observer.disconnect()
  }, [floors])
  const turning = usePageRotation(pages)
  const controls = useAfterFirstView(CONTROLS_WITHIN_MS) && <WallControls turning={turning} />
  const { paused, tilesTurn } = useWallSpace()
  useEffect(() => paused.set(turning.paused), [paused, turning.paused])
  const tiles = useObservable(tilesTurn)
  const page = pages[turning.page]
  const wall = useMemo(() => (page?.fit ? { wall: measuresOf(page, page.fit, labels) } : {}), [page, labels])
  return (
    <>
      <section
        ref={space}
        aria-label={t('beds')}
        // On a small screen it scrolls, and a keyboard must be able to.
        {...(page?.fit ? {} : { tabIndex: 0 })}
        className={`min-h-0 flex-1 ${page?.fit ? 'overflow-hidden' : 'overflow-y-auto'}`}
      >
        {/* Nothing is rendered before the measurement, which would be every bed of the building. */}
        {page && <Grid empty={empty} floors={page.floors} {...wall} />}
      </section>
      {pages.length > 1 && (
        <div className="mt-2 flex h-12 flex-none gap-2">
          <WallPageMarks pages={pages} turning={turning} />
          {controls}
        </div>
      )}
      {pages.length <= 1 && tiles && <div className="absolute right-5 bottom-4 z-20">{controls}</div>}
    </>
  )
}

/** Returns the measures as wall.css reads them: higher cards where a label of the page is long. */
function measuresOf({ floors }: WallPage, fit: WallFit, labels: Labels): WallMeasures {
  const { card, columns, scale, columnEm, cardEm } = fit
  const beds = floors.flatMap(({ rooms }) => rooms.flatMap(({ bedIds }) => bedIds))
  const tall = hasLongLabel(labels, beds, wallSpace(columnEm, cardEm, card))
  const cardHeight = Math.floor(tall ? fit.tallHeight : fit.cardHeight)
  const style: Record<`--wall-${string}`, string | number> = {
    '--wall-cols': columns,
    '--wall-card-h': `${cardHeight}px`,
    '--wall-u': scale.toFixed(3),
  }
  return { style, scale, cardHeight, card }
}
