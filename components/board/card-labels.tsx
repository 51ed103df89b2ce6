'use client'

import { createContext, type ReactNode, type RefObject, use, useLayoutEffect, useMemo, useState } from 'react'
import { type BedLabel, type LabelledBed, type Labels, labelsOf } from '@/lib/board/label'
import type { LabelSpace } from '@/lib/board/label-lines'
import { roundEm } from '@/lib/board/round-em'

/** The size of a card, in em of the card, rounded down. */
export interface CardMeasures {
  /** The width of a column. */
  readonly columnEm: number
  readonly cardEm: number
}

interface Fitted {
  readonly labels: Labels
  readonly space: LabelSpace
}

const CardLabelsContext = createContext<Fitted | null>(null)

/** The space for the labels of the cards in it. */
export function CardLabels({ labels, space, children }: Fitted & { children: ReactNode }) {
  const { width, height, smallest } = space
  const fitted = useMemo(
    () => ({ labels, space: { width, height, smallest } }),
    [labels, width, height, smallest],
  )
  return <CardLabelsContext value={fitted}>{children}</CardLabelsContext>
}

const UNLIMITED: LabelSpace = { width: Number.POSITIVE_INFINITY, height: 1, smallest: 1 }

/** Returns how the label of a bed is written on its card. */
export function useCardLabel(bed: LabelledBed): BedLabel {
  const fitted = use(CardLabelsContext)
  // A bed that has just been added is in the labels with the next render.
  return (
    fitted?.labels.write(bed.id, fitted.space) ??
    labelsOf([bed]).write(bed.id, fitted?.space ?? UNLIMITED) ?? {
      whole: '',
      lines: [],
      size: 1,
      shortened: false,
    }
  )
}

/**
 * Returns the size of the cards of a plan as CSS lays it out; null before the first layout, and where the plan has no floor.
 * @param floors - what the plan holds: it is measured again when that changes, and when the plan's size does
 * @param wall - scale and height (px) of the cards of a wall
 */
export function useCardMeasures(
  plan: RefObject<HTMLElement | null>,
  floors: readonly unknown[],
  wall: { readonly scale: number; readonly cardHeight: number } | undefined,
): CardMeasures | null {
  const [measures, setMeasures] = useState<CardMeasures | null>(null)
  const { scale = 1, cardHeight = 0 } = wall ?? {}
  useLayoutEffect(() => {
    const element = plan.current
    if (!element || floors.length === 0) return
    const measure = () => {
      const beds = element.querySelector('.floor-beds')
      if (!beds) return
      // The computed value of a grid that is laid out: the widths of its columns in px.
      const column = Number.parseFloat(getComputedStyle(beds).gridTemplateColumns)
      // A plan behind a tab is not laid out.
      if (Number.isNaN(column)) return
      const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * scale
      const next = { columnEm: roundEm(column / em), cardEm: roundEm(cardHeight / em) }
      setMeasures((known) =>
        known?.columnEm === next.columnEm && known.cardEm === next.cardEm ? known : next,
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
    // To measure lays the whole plan out: not with every render.
  }, [plan, floors, scale, cardHeight])
  return measures
}
