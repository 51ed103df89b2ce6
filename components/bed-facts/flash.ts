import { useEffect } from 'react'
import type { Priority } from '@/lib/board/types'

/** Half of the fastest flash, in ms. */
const STEP_MS = 250
/** How many steps the bright half of a flash takes, and the dim one: 2 Hz and 0.5 Hz. */
const HALVES = { emergency: 1, urgent: 4 } as const

/** How many parts of this page flash. */
let flashing = 0
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Flashes in the rhythm of a priority: returns what the element says in `data-flash`. All of a page flash in step, since one rhythm
 * reads as an alarm and many as noise. While something does, the root says in `data-flash-dim` which are in their dim half, and
 * bed.css gives them their colour. It is no animation of CSS: for one that runs a browser renders 60 frames a second, also where the
 * picture changes twice, and one that is set by hand costs a style for each element and step.
 * @param priority undefined: it does not flash
 */
export function useFlash(priority: Priority | undefined): Priority | undefined {
  const flashes = priority !== undefined && priority in HALVES
  useEffect(() => {
    if (!flashes) return
    flashing += 1
    if (timer === undefined) step()
    return () => {
      flashing -= 1
    }
  }, [flashes])
  return priority
}

function step(): void {
  const now = performance.now()
  const steps = Math.floor(now / STEP_MS)
  const dim = Object.entries(HALVES).flatMap(([priority, half]) =>
    Math.floor(steps / half) % 2 === 1 ? priority : [],
  )
  const { dataset } = document.documentElement
  if (flashing === 0) {
    timer = undefined
    delete dataset.flashDim
    return
  }
  if (dataset.flashDim !== dim.join(' ')) dataset.flashDim = dim.join(' ')
  timer = setTimeout(step, STEP_MS - (now % STEP_MS))
}
