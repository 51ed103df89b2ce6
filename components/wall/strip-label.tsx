'use client'

import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { LabelLines } from '@/components/bed-facts/label-lines'
import { useObservable, useStore } from '@/components/feed/feed-context'
import type { LabelSpace } from '@/lib/board/label-lines'

export interface StripLabelProps {
  readonly bedId: string
  /** The part of the tile's width and height that the label may take, and of its width on a narrow screen. */
  readonly part: { readonly width: number; readonly narrow: number; readonly height: number }
}

/** The sizes at which the label of the strip is still larger than those of the cards below it. */
const SMALLEST = 0.5

/** A bed's label in a tile of the strip (`data-tile`), as large as its part of the tile allows. */
export function StripLabel({ bedId, part }: StripLabelProps) {
  const labels = useObservable(useStore().labels)
  const place = useRef<HTMLSpanElement>(null)
  const space = useSpace(place, part)
  const label = space && labels.write(bedId, space)
  return (
    <span ref={place} className="block">
      {label && <LabelLines className="strip-label block" label={label} />}
    </span>
  )
}

/** One line for a sentence; a longer name is shortened. */
const SENTENCE: LabelSpace = { width: 4.5, height: 1, smallest: 1 }

export function LabelInSentence({ bedId }: { bedId: string }) {
  const label = useObservable(useStore().labels).write(bedId, SENTENCE)
  return label && <LabelLines className="strip-label inline-block" label={label} />
}

/** Returns the space of a label in its tile; null before the first layout. */
function useSpace(
  place: RefObject<HTMLElement | null>,
  { width, narrow, height }: StripLabelProps['part'],
): LabelSpace | null {
  const [space, setSpace] = useState<LabelSpace | null>(null)
  useLayoutEffect(() => {
    const element = place.current
    const tile = element?.closest('[data-tile]')
    if (!element || !tile) return
    const measure = () => {
      const em = Number.parseFloat(getComputedStyle(element).fontSize)
      const part = window.matchMedia('(width < 48rem)').matches ? narrow : width
      const measured = (px: number) => Math.floor((px / em) * 10) / 10
      setSpace({
        width: measured(tile.clientWidth * part),
        height: measured(tile.clientHeight * height),
        smallest: SMALLEST,
      })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(tile)
    return () => observer.disconnect()
  }, [place, width, narrow, height])
  return space
}
