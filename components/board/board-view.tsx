'use client'

import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { CallsProvider } from '@/components/alerts/calls-context'
import { TabBadge } from '@/components/alerts/tab-badge'
import { UncoveredBanner } from '@/components/coverage/uncovered-banner'
import { KeepPaired } from '@/components/displays/keep-paired'
import { FeedProvider } from '@/components/feed/feed-context'
import { QueueProvider } from '@/components/feed/queue-context'
import type { QueueStore } from '@/components/feed/queue-store'
import type { BoardFeed } from '@/components/feed/use-board-feed'
import { VersionWatch } from '@/components/feed/version-watch'
import { BedDialog } from '@/components/request/bed-dialog'
import { OutboxProvider } from '@/components/request/outbox-context'
import { UnsentBanner } from '@/components/request/unsent-banner'
import { BlockedBanner } from '@/components/sound/blocked-banner'
import { SoundProvider } from '@/components/sound/sound-context'
import { may } from '@/lib/board/roles'
import { Announcer } from './announcer'
import { Ground } from './ground'
import { Header } from './header/header'
import { LeaveWhenSignedOut } from './leave-when-signed-out'
import { NewsBanners } from './news-banners'
import { QueuePanel } from './queue/queue-panel'
import { type BoardSession, SessionProvider } from './session-context'
import { WallAnswer } from './wall-answer'
import { WallDim } from './wall-dim'

const Notices = dynamic(() => import('@/components/alerts/notices'), { ssr: false })

export interface BoardViewProps {
  readonly feed: BoardFeed
  /** The open requests of all buildings; null for whom there is no queue. */
  readonly queue: QueueStore | null
  readonly who: Omit<BoardSession, 'openBed'>
  /** The bed whose dialog is open. */
  readonly bedId: string | null
  readonly onOpenBed: (bedId: string | null) => void
  readonly onShowBuilding: (buildingId: string, bedId?: string | null) => void
}

/** Everything on the screen, given a feed. A role that may not act gets the wall: larger, and without a single button. */
export function BoardView({ feed, queue, who, bedId, onOpenBed, onShowBuilding }: BoardViewProps) {
  const { actor, teams, demo, paired, version } = who
  const session = useMemo(
    () => ({ actor, teams, demo, paired, version, openBed: (id: string) => onOpenBed(id) }),
    [actor, teams, demo, paired, version, onOpenBed],
  )
  const wall = !may(actor.role, 'request:read')
  return (
    <SessionProvider session={session}>
      <FeedProvider feed={feed}>
        <QueueProvider queue={queue}>
          <CallsProvider>
            <SoundProvider>
              <OutboxProvider userId={actor.userId}>
                <div
                  data-wall-screen={wall || undefined}
                  className={wall ? 'flex h-dvh flex-col overflow-hidden' : 'flex min-h-dvh flex-col'}
                >
                  <Header wall={wall} onShowBuilding={onShowBuilding} />
                  <UnsentBanner />
                  <NewsBanners />
                  <BlockedBanner />
                  {queue && <Notices onOpenBed={onShowBuilding} />}
                  <UncoveredBanner />
                  <VersionWatch served={version} alone={wall} />
                  {wall && <WallAnswer />}
                  <div className="flex min-h-0 flex-1 flex-col min-[90rem]:flex-row">
                    {queue && <QueuePanel onOpen={onShowBuilding} />}
                    <Ground wall={wall} refusal={feed.refusal} />
                  </div>
                </div>
                {!wall && <BedDialog bedId={bedId} onClose={() => onOpenBed(null)} />}
                <Announcer />
                <TabBadge />
                <LeaveWhenSignedOut />
                {paired && <KeepPaired />}
                {wall && <WallDim />}
              </OutboxProvider>
            </SoundProvider>
          </CallsProvider>
        </QueueProvider>
      </FeedProvider>
    </SessionProvider>
  )
}
