'use client'

import { memo } from 'react'
import { useDeviceSince } from '@/components/bed-facts/use-device-since'
import { useBed, useTime } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import type { Bed, BedRequest, OpenStatus } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import type { Translate } from '@/lib/words/translator'
import { bedClaimed } from './bed-claimed'
import { bedInCall } from './bed-in-call'
import { bedNotSent } from './bed-not-sent'
import { bedSending } from './bed-sending'
import { bedWaiting } from './bed-waiting'
import { bedWithoutRequest } from './bed-without-request'

export interface CalledBed {
  readonly bed: Bed
  readonly request: BedRequest
  readonly t: Translate<'board'>
}

const STATES = {
  sending: bedSending,
  'not-sent': bedNotSent,
  waiting: bedWaiting,
  claimed: bedClaimed,
  'in-call': bedInCall,
} as const satisfies Record<OpenStatus, (called: CalledBed) => React.ReactNode>

/**
 * The card of a bed in its state. It takes only an id, so that an event re-renders one card. The states are functions
 * that return the same frame, not components: a card must stay the same button when its state changes, or a tap and the
 * keyboard's focus would be lost.
 */
export const BedCard = memo(function BedCard({ id }: { id: string }) {
  const t = useBoardWords()
  const bed = useBed(id)
  const status = useTime((now) => (bed?.request ? shownStatus(bed.request, now) : null))
  const deviceSince = useDeviceSince(bed?.device)
  if (!bed) return null
  if (!bed.request || !status) return bedWithoutRequest({ bed, deviceSince, t })
  return STATES[status]({ bed, request: bed.request, t })
})
