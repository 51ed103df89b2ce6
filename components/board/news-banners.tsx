'use client'

import CloudOff from 'lucide-react/icons/cloud-off'
import WifiOff from 'lucide-react/icons/wifi-off'
import { useCell, useStore } from '@/components/feed/feed-context'
import { Banner } from '@/components/ui/banner'
import { may } from '@/lib/board/roles'
import { clockTime } from './clock-time'
import { useBoardSession } from './session-context'

/** What keeps the board from being the whole truth, in words, for as long as it does. */
export function NewsBanners() {
  const store = useStore()
  const { actor } = useBoardSession()
  const connection = useCell(store.connection)
  const upstream = useCell(store.upstream)
  const phone = useCell(store.surroundings)?.building.phone
  if (connection.state === 'stale') {
    return (
      <Banner look="hazard" urgent icon={<WifiOff />}>
        No news since {clockTime(connection.since)} — this board may be out of date. Use the phone
        {phone && <span className="whitespace-nowrap"> ({phone})</span>} or the nurse call.{' '}
        {may(actor.role, 'request:read') && (
          <a
            href="/contacts"
            target="_blank"
            rel="noreferrer"
            className="font-semibold underline underline-offset-4"
          >
            Contact sheet
          </a>
        )}
      </Banner>
    )
  }
  if (upstream.state !== 'down') return null
  return (
    <Banner icon={<CloudOff />}>
      Solo does not answer since {clockTime(upstream.since)}: requests are kept and will be sent.
    </Banner>
  )
}
