'use client'

import RotateCw from 'lucide-react/icons/rotate-cw'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { minuteTime } from '../board/clock-time'
import type { Part } from './use-part'

export interface PartViewProps<T> {
  readonly part: Part<T>
  /** As in "the demographics". */
  readonly what: string
  readonly children: (value: T) => ReactNode
}

/** A part of a chart: on its way, not to be had, out of date, or there. */
export function PartView<T>({ part, what, children }: PartViewProps<T>) {
  const { value, at, refusal, busy, reload } = part
  const again = (
    <Button className="mt-3" disabled={busy} onClick={() => void reload()}>
      <RotateCw aria-hidden className="size-5" />
      {busy ? 'Trying…' : 'Try again'}
    </Button>
  )
  if (value === undefined) {
    return refusal ? (
      <div className="pb-4">
        <RefusalNote refusal={refusal} />
        {again}
      </div>
    ) : (
      <p role="status" className="animate-pulse py-3 text-ink-soft motion-reduce:animate-none">
        Asking Solo for {what}…
      </p>
    )
  }
  return (
    <div className="pb-4">
      {refusal && (
        <div className="pb-4">
          <RefusalNote refusal={refusal}>
            {refusal.message} What stands here is of {at ? minuteTime(at) : 'before'}.
          </RefusalNote>
          {again}
        </div>
      )}
      {children(value)}
    </div>
  )
}
