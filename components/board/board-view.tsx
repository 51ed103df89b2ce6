'use client'

import { useMemo } from 'react'
import { UncoveredBanner } from '@/components/coverage/uncovered-banner'
import { KeepPaired } from '@/components/displays/keep-paired'
import { FeedProvider } from '@/components/feed/feed-context'
import type { BoardFeed } from '@/components/feed/use-board-feed'
import { VersionWatch } from '@/components/feed/version-watch'
import { BedDialog } from '@/components/request/bed-dialog'
import { OutboxProvider } from '@/components/request/outbox-context'
import { UnsentBanner } from '@/components/request/unsent-banner'
import { may } from '@/lib/board/roles'
import { Announcer } from './announcer'
import { Ground } from './ground'
import { Header } from './header/header'
import { LeaveWhenSignedOut } from './leave-when-signed-out'
import { NewsBanners } from './news-banners'
import { QueuePanel } from './queue/queue-panel'
import { type BoardSession, SessionProvider } from './session-context'
import { TitleCount } from './title-count'
import { WallAnswer } from './wall-answer'
import { WallDim } from './wall-dim'

export interface BoardViewProps {
  readonly feed: BoardFeed
  readonly who: Omit<BoardSession, 'openBed'>
  /** The bed whose dialog is open. */
  readonly bedId: string | null
  readonly onOpenBed: (bedId: string | null) => void
  readonly onShowBuilding: (buildingId: string, bedId?: string | null) => void
}

/** Everything on the screen, given a feed. A role that may not act gets the wall: larger, and without a single button. */
export function BoardView({ feed, who, bedId, onOpenBed, onShowBuilding }: BoardViewProps) {
  const { actor, teams, demo, paired, version } = who
  const session = useMemo(
    () => ({ actor, teams, demo, paired, version, openBed: (id: string) => onOpenBed(id) }),
    [actor, teams, demo, paired, version, onOpenBed],
  )
  const wall = !may(actor.role, 'request:read')
  const queue = may(actor.role, 'request:claim')
  return (
    <SessionProvider session={session}>
      <FeedProvider feed={feed}>
        <OutboxProvider userId={actor.userId}>
          <div
            data-wall-screen={wall || undefined}
            className={wall ? 'flex h-dvh flex-col overflow-hidden' : 'flex min-h-dvh flex-col'}
          >
            <Header wall={wall} onShowBuilding={onShowBuilding} />
            <UnsentBanner />
            <NewsBanners />
            <UncoveredBanner />
            <VersionWatch served={version} alone={wall} />
            {wall && <WallAnswer />}
            <div className="flex min-h-0 flex-1 flex-col min-[90rem]:flex-row">
              {queue && <QueuePanel />}
              <Ground wall={wall} refusal={feed.refusal} />
            </div>
          </div>
          {!wall && <BedDialog bedId={bedId} onClose={() => onOpenBed(null)} />}
          <Announcer />
          <TitleCount />
          <LeaveWhenSignedOut />
          {paired && <KeepPaired />}
          {wall && <WallDim />}
        </OutboxProvider>
      </FeedProvider>
    </SessionProvider>
  )
}
