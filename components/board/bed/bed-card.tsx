'use client'

import { memo } from 'react'
import { useBed, useTime } from '@/components/feed/feed-context'
import type { Bed, BedRequest, OpenStatus } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import { BedClaimed } from './bed-claimed'
import { BedInCall } from './bed-in-call'
import { BedNotSent } from './bed-not-sent'
import { BedQuiet } from './bed-quiet'
import { BedSending } from './bed-sending'
import { BedWaiting } from './bed-waiting'

export interface CalledBedProps {
  readonly bed: Bed
  readonly request: BedRequest
}

const STATES = {
  sending: BedSending,
  'not-sent': BedNotSent,
  waiting: BedWaiting,
  claimed: BedClaimed,
  'in-call': BedInCall,
} as const satisfies Record<OpenStatus, (props: CalledBedProps) => React.ReactNode>

/** A bed as its state has it. It takes only an id, so that an event re-renders the one bed it concerns. */
export const BedCard = memo(function BedCard({ id }: { id: string }) {
  const bed = useBed(id)
  const status = useTime((now) => (bed?.request ? shownStatus(bed.request, now) : null))
  if (!bed) return null
  if (!bed.request || !status) return <BedQuiet bed={bed} />
  const Called = STATES[status]
  return <Called bed={bed} request={bed.request} />
})
