import type { AnimationEvent } from 'react'

/** Starts all flashes in step: one rhythm reads as an alarm, many as noise. For `onAnimationStart` of what holds them. */
export function flashInStep({ target }: AnimationEvent): void {
  if (!(target instanceof Element)) return
  for (const animation of target.getAnimations()) animation.startTime = 0
}
