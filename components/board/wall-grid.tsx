'use client'

import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react'
import { useCell, useStore } from '@/components/feed/feed-context'
import { fitWall, type WallFit } from '@/lib/board/wall'
import { Grid } from './grid'

/** As in bed.css: between cards, between floors, and the column with the floor's name. */
const GAP = 8
const FLOOR_GAP = 14
const FLOOR_NAME = 84

/** The grid of a wall display: every bed on the screen at once, as large as that allows; a small screen scrolls. */
export function WallGrid() {
  const floors = useCell(useStore().floors)
  const space = useRef<HTMLElement>(null)
  const [fit, setFit] = useState<WallFit | null>(null)
  useLayoutEffect(() => {
    const element = space.current
    if (!element) return
    const measure = () =>
      setFit(
        fitWall({
          width: element.clientWidth - FLOOR_NAME,
          height: element.clientHeight,
          floors: floors.map(({ rooms }) => rooms.map(({ bedIds }) => bedIds.length)),
          gap: GAP,
          floorGap: FLOOR_GAP,
        }),
      )
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [floors])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a small screen it scrolls, and a keyboard must be able to.
    <section ref={space} aria-label="Beds" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto">
      <Grid {...(fit ? { wall: wallStyle(fit) } : {})} />
    </section>
  )
}

/** The measures as bed.css reads them. */
function wallStyle({ columns, cardHeight, scale }: WallFit): CSSProperties {
  const style: Record<`--wall-${string}`, string | number> = {
    '--wall-cols': columns,
    '--wall-card-h': `${Math.floor(cardHeight)}px`,
    '--wall-u': scale.toFixed(3),
  }
  return style
}
