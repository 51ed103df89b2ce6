import { type RefObject, useEffect, useState } from 'react'
import { ownEnd } from './own-end'

/** A mouse that rests for longer (ms), or a focus without a key, is no hand: the queue must not stand still for hours. */
const RESTS_MS = 10_000
/** A nurse who touched the queue taps again within this time (ms), or has looked away. */
const TOUCHES_AGAIN_MS = 3_000
const ROW = '[data-queue-request]'
/** As in queue.css: what emergencies that arrive are shown in, and their greatest height, in px. */
const BODY = '.queue-body'
const ARRIVED_PX = 176

/** In which half of the visible rows a hand is; where there is room below them always in the upper. Null where there is none. */
export type Hand = 'upper' | 'lower' | null

/** Returns where a mouse, a finger or the keyboard's focus is at the rows of a list. */
export function useHand(list: RefObject<HTMLElement | null>): Hand {
  const [hand, setHand] = useState<Hand>(null)
  useEffect(() => (list.current ? followHand(list.current, setHand) : undefined), [list])
  return hand
}

function followHand(list: HTMLElement, onHand: (hand: Hand) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const leave = () => {
    clearTimeout(timer)
    onHand(null)
  }
  const leaveIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(leave, ms)
  }
  const onTarget = (event: Event) => {
    const row = event.target instanceof Element ? event.target.closest(ROW) : null
    if (!row) return
    const { top, bottom } = row.getBoundingClientRect()
    onHand(
      handAt(event instanceof PointerEvent ? event.clientY : (top + bottom) / 2, row.closest(BODY) ?? list),
    )
    leaveIn(RESTS_MS)
  }
  const onPointer = (event: PointerEvent) => {
    onTarget(event)
    if (event.pointerType === 'touch') leaveIn(TOUCHES_AGAIN_MS)
  }
  const onFocus = (event: FocusEvent) => {
    // A tap gives focus, too.
    if (event.target instanceof Element && event.target.matches(':focus-visible')) onTarget(event)
  }
  const onPointerLeave = ({ pointerType }: PointerEvent) => {
    if (pointerType === 'mouse') leave()
  }
  const onFocusLeaves = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && list.contains(relatedTarget))) leave()
  }
  const ended = new AbortController()
  const { signal } = ended
  for (const moved of ['pointermove', 'pointerdown', 'pointerup'] as const)
    list.addEventListener(moved, onPointer, { passive: true, signal })
  list.addEventListener('pointerleave', onPointerLeave, { signal })
  list.addEventListener('keyup', onTarget, { signal })
  list.addEventListener('focusin', onFocus, { signal })
  list.addEventListener('focusout', onFocusLeaves, { signal })
  return () => {
    clearTimeout(timer)
    ended.abort()
  }
}

function handAt(y: number, body: Element): Exclude<Hand, null> {
  const { top, bottom } = body.getBoundingClientRect()
  const end = window.innerHeight - ARRIVED_PX
  const middle = (Math.max(top, ownEnd()) + Math.min(bottom, window.innerHeight)) / 2
  return bottom <= end || y < Math.min(middle, end) ? 'upper' : 'lower'
}
