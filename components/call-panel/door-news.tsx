'use client'

import { useBedPhone } from '@/components/bed-facts/use-bed-phone'
import { useCallSession } from '@/components/call/session-context'
import { useObservable } from '@/components/feed/feed-context'
import { useBoardSession } from '@/components/session/session-context'
import { doorOf } from '@/lib/board/door'
import type { BedRequest } from '@/lib/board/types'
import { BedPhone } from './bed-phone'
import { DoorLine } from './door-line'
import { KnockAgain } from './knock-again'
import { type CallBed, WithCall } from './with-call'

/** In place of the video: what happens at the bed, the number to call, and knocking again. */
export default function DoorNews() {
  return <WithCall>{(now) => now.request && <Waiting now={now} request={now.request} />}</WithCall>
}

function Waiting({ now, request }: { now: CallBed; request: BedRequest }) {
  const { actor } = useBoardSession()
  const bedLeft = useObservable(useCallSession().bedLeft)
  const { bed } = now
  const phone = useBedPhone(bed)
  const { state } = doorOf(bed, request, false)
  const mine = request.claimedBy?.userId === actor.userId
  const isKnocking = state === 'knocking'
  return (
    <div className="mt-4 text-lg" role="status">
      {state !== 'unknown' && <DoorLine bed={bed} request={request} />}
      {!isKnocking && state !== 'letIn' && phone && (
        <p className="mt-1">
          <BedPhone phone={phone} />
        </p>
      )}
      {mine && !isKnocking && (state === 'declined' || bedLeft !== null) && (
        // Light on the dark of the call, in either theme.
        <KnockAgain now={now} className="mt-4 bg-[#edf1f4]! text-[#14191e]!" />
      )}
    </div>
  )
}
