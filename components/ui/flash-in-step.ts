import { type AnimationEvent, useState } from 'react'

/** Half of the fastest flash in bed.css, in ms; half of a slower one is a whole number of it. */
const STEP_MS = 250

/**
 * Returns the `onAnimationStart` of a part of the page, which steps all flashes in it: one rhythm reads as an alarm, many as noise.
 * A browser renders 60 frames a second for an animation that runs, also where its picture changes twice a second, and an event waits
 * for the next of them. So the flashes are paused, and a timer sets them to the bright or the dim half.
 */
export function useFlashInStep(): (event: AnimationEvent) => void {
  return useState(createFlashes)[0]
}

function createFlashes() {
  const flashes = new Set<Animation>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const step = () => {
    clearTimeout(timer)
    // What is gone, or no longer flashes. All are read before one is set: a read after that computes the styles.
    for (const flash of flashes) if (flash.playState !== 'paused') flashes.delete(flash)
    const now = performance.now()
    const past = now % STEP_MS
    for (const flash of flashes) flash.currentTime = now - past
    if (flashes.size > 0) timer = setTimeout(step, STEP_MS - past)
  }
  return ({ target }: AnimationEvent) => {
    if (!(target instanceof Element)) return
    for (const flash of target.getAnimations()) {
      flash.pause()
      flashes.add(flash)
    }
    step()
  }
}
