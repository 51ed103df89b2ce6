'use client'

import { useLocked } from '@/components/ui/page-lock'
import { LockBar, type LockBarProps } from './lock-bar'
import { useHands } from './use-hands'

export interface LockLayerProps extends LockBarProps {
  readonly userId: string
  /** After this long (ms) without a hand the page is locked; 0: only by hand. */
  readonly lockAfterMs: number
}

/** Locks the page without a hand, and shows the bar that unlocks it. */
export default function LockLayer({ userId, lockAfterMs, ...bar }: LockLayerProps) {
  const locked = useLocked()
  useHands(userId, lockAfterMs)
  return locked && <LockBar {...bar} />
}
