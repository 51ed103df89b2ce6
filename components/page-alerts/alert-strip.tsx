'use client'

import { useEffect, useMemo, useState } from 'react'
import { AlertsFrom } from '@/components/alerts/alerts-context'
import { fromQueue } from '@/components/alerts/alerts-for-me'
import {
  notificationPermission,
  useDesktopNotifications,
} from '@/components/alerts/use-desktop-notifications'
import { createClock } from '@/components/feed/clock'
import { useObservable } from '@/components/feed/feed-context'
import { leaveSignedOut } from '@/components/feed/leave-signed-out'
import type { QueueStore } from '@/components/feed/queue-store'
import { usePageQueueFeed } from '@/components/feed/use-queue-feed'
import { BlockedBanner } from '@/components/sound/blocked-banner'
import { SoundProvider } from '@/components/sound/sound-context'
import { boardAddress } from '@/components/views/board-address'
import type { Reader } from '@/lib/board/queue-all'
import { NoNews } from './no-news'
import { PageTab } from './page-tab'
import { WaitingBanner } from './waiting-banner'

/** What alerts a reader on a page without a board, over one socket. */
export default function AlertStrip({ reader: { userId, role } }: { readonly reader: Reader }) {
  const [clock] = useState(() => createClock())
  const queue = usePageQueueFeed(clock)
  useEffect(() => clock.start(), [clock])
  useLeaveWhenSignedOut(queue)
  const stale = useObservable(queue.connection).state === 'stale'
  const source = useMemo(() => fromQueue(queue), [queue])
  return (
    <AlertsFrom source={source} clock={clock} userId={userId} role={role}>
      <SoundProvider>
        {/* What is stale does not flash. */}
        <div className="sticky top-0 z-30" data-stale={stale || undefined}>
          <NoNews connection={queue.connection} />
          <WaitingBanner clock={clock} />
          <BlockedBanner />
        </div>
      </SoundProvider>
      <PageTab />
      <DesktopNotifications />
    </AlertsFrom>
  )
}

/** Shows notifications where the user agreed to them; the board asks. */
function DesktopNotifications() {
  const [granted] = useState(() => notificationPermission() === 'granted')
  useDesktopNotifications(granted, (building, bed) => window.location.assign(boardAddress(building, bed)))
  return null
}

/** Goes to the sign-in page once the session has ended, as the board does: here no one would hear a request any more. */
function useLeaveWhenSignedOut({ connection }: QueueStore): void {
  const now = useObservable(connection)
  const why = now.state === 'signed-out' ? now.why : null
  useEffect(() => {
    if (why) leaveSignedOut(why)
  }, [why])
}
