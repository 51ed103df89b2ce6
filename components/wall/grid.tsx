'use client'

import { type ReactNode, startTransition, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Grid, type WallMeasures } from '@/components/board/grid'
import { useObservable, useStore } from '@/components/feed/feed-context'
import type { Labels } from '@/lib/board/label'
import { hasLongLabel, wallSpace } from '@/lib/board/label-spaces'
import { layOutWall, type WallFit, type WallPage } from '@/lib/board/wall'
import { WallControls } from './controls'
import { usePageRotation } from './page-rotation'
import { WallPageMarks } from './pages'

/** As in wall.css, in rem: gaps between cards and between floors, and the column of the floor's name. */
const GAP = 0.5
const FLOOR_GAP = 0.875
const FLOOR_NAME = 5.25
/** Pixels of one rem of wall.css at full HD. */
const REM_PX = 16

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
      const laidOut = layOutWall(floors, {
        width: element.clientWidth - FLOOR_NAME * rem,
        height: element.clientHeight,
        gap: GAP * rem,
        floorGap: FLOOR_GAP * rem,
        unit: rem / REM_PX,
      })
      startTransition(() => setPages(laidOut))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [floors])
  const turning = usePageRotation(pages)
  const page = pages[turning.page]
  const wall = page?.fit ? { wall: measuresOf(page, page.fit, labels) } : {}
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a small screen it scrolls, and a keyboard must be able to. */}
      <section ref={space} aria-label={t('beds')} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto">
        {/* Nothing is rendered before the measurement, which would be every bed of the building. */}
        {page && <Grid empty={empty} floors={page.floors} {...wall} />}
      </section>
      {pages.length > 1 && (
        <div className="mt-2 flex h-12 flex-none gap-2">
          <WallPageMarks pages={pages} turning={turning} />
          <WallControls turning={turning} />
        </div>
      )}
    </>
  )
}

/** Returns the measures as wall.css reads them: higher cards where a label of the page is long. */
function measuresOf({ floors }: WallPage, fit: WallFit, labels: Labels): WallMeasures {
  const { columns, scale, columnEm, cardEm } = fit
  const beds = floors.flatMap(({ rooms }) => rooms.flatMap(({ bedIds }) => bedIds))
  const tall = hasLongLabel(labels, beds, wallSpace(columnEm, cardEm))
  const cardHeight = Math.floor(tall ? fit.tallHeight : fit.cardHeight)
  const style: Record<`--wall-${string}`, string | number> = {
    '--wall-cols': columns,
    '--wall-card-h': `${cardHeight}px`,
    '--wall-u': scale.toFixed(3),
  }
  return { style, scale, cardHeight }
}
