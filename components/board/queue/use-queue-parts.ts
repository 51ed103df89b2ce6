import { type RefObject, useState } from 'react'
import type { QueuePlace } from '@/components/feed/queue-store'
import {
  freeParts,
  type HeldQueue,
  type HeldRow,
  heldParts,
  holdMore,
  type QueueParts,
  queueParts,
} from '@/lib/board/queue-parts'
import { type Hand, useHand } from './use-hand'

export interface ShownQueue extends QueueParts<HeldRow<QueuePlace>> {
  /** Rows stay in their places for a hand at the list. */
  readonly isHeld: boolean
  /** The half of the list in which emergencies that arrived cover no row under the hand; null while there is none. */
  readonly side: Exclude<Hand, null> | null
}

/** Returns the parts of a queue. While a hand is at `list`, no row moves. */
export function useQueueParts(queue: readonly QueuePlace[], list: RefObject<HTMLElement | null>): ShownQueue {
  const hand = useHand(list)
  const [held, setHeld] = useState<HeldQueue<QueuePlace> | null>(null)
  const [side, setSide] = useState<ShownQueue['side']>(null)
  const usual = queueParts(queue)
  const now = hand === null ? null : holdMore(held ?? usual, queue)
  if (now !== held) setHeld(now)
  const parts = now === null ? freeParts(usual) : heldParts(now, queue)
  const isEmpty = parts.arrived.length === 0
  // They stay on the side where they appeared.
  if (!isEmpty && side === null) setSide(hand === 'lower' ? 'upper' : 'lower')
  if (isEmpty && side !== null) setSide(null)
  return { ...parts, isHeld: now !== null, side }
}
