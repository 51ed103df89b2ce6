'use client'

import { useMemo, useState } from 'react'
import { AlertsProvider } from '@/components/alerts/alerts-context'
import { UncoveredBanner } from '@/components/coverage/uncovered-banner'
import { FeedProvider } from '@/components/feed/feed-context'
import { QueueProvider } from '@/components/feed/queue-context'
import type { QueueStore } from '@/components/feed/queue-store'
import type { BoardFeed } from '@/components/feed/use-board-feed'
import { OutboxProvider } from '@/components/outbox/outbox-context'
import { UnsentBanner } from '@/components/outbox/unsent-banner'
import { type BoardSession, SessionProvider } from '@/components/session/session-context'
import { SoundProvider } from '@/components/sound/sound-context'
import { ViewProvider } from '@/components/views/view-provider'
import { BoardBanners } from './board-banners'
import { BoardBody, NoBeds } from './board-body'
import { ContradictionBanner } from './contradiction-banner'
import { ElsewhereBanner } from './elsewhere-banner'
import { FilteredGrid } from './filtered-grid'
import { Header } from './header/header'
import { AfterFirstBoard, BedDialog, Notifications, TabBadge } from './lazy-components'
import { LeaveWhenSignedOut } from './leave-when-signed-out'
import { QueueAndBoard } from './queue/queue-and-board'
import { QueuePanel } from './queue/queue-panel'

export interface BoardViewProps {
  readonly feed: BoardFeed
  /** The open requests of all buildings; null for roles without a queue. */
  readonly queue: QueueStore | null
  readonly who: Omit<BoardSession, 'openBed'>
  /** The bed whose dialog is open. */
  readonly bedId: string | null
  readonly onOpenBed: (bedId: string | null) => void
  readonly onShowBuilding: (buildingId: string, bedId?: string | null) => void
}

/** The whole screen of a user who acts, given a feed. Displays without actions use components/wall/screen.tsx. */
export function BoardView({ feed, queue, who, bedId, onOpenBed, onShowBuilding }: BoardViewProps) {
  const { actor, teams, demo, paired, version } = who
  const session = useMemo(
    () => ({ actor, teams, demo, paired, version, openBed: (id: string) => onOpenBed(id) }),
    [actor, teams, demo, paired, version, onOpenBed],
  )
  // The dialog stays mounted from the first tap on: unsaved text of a chart outlives a closed dialog.
  const [opened, setOpened] = useState(false)
  if (bedId !== null && !opened) setOpened(true)
  const beds = (
    <BoardBody refusal={feed.refusal}>
      <FilteredGrid empty={<NoBeds />} />
    </BoardBody>
  )
  return (
    <SessionProvider session={session}>
      <FeedProvider feed={feed}>
        <QueueProvider queue={queue}>
          <AlertsProvider>
            <SoundProvider>
              <OutboxProvider userId={actor.userId}>
                <ViewProvider>
                  <div className="flex min-h-dvh flex-col">
                    <Header onShowBuilding={onShowBuilding} />
                    {queue && <ElsewhereBanner onOpen={onShowBuilding} />}
                    <UnsentBanner />
                    <BoardBanners served={version} unattended={false} />
                    <AfterFirstBoard>
                      {queue && <Notifications onOpenBed={onShowBuilding} />}
                      <TabBadge />
                    </AfterFirstBoard>
                    <UncoveredBanner />
                    <ContradictionBanner />
                    {queue ? (
                      <QueueAndBoard>
                        <QueuePanel onOpen={onShowBuilding} />
                        {beds}
                      </QueueAndBoard>
                    ) : (
                      beds
                    )}
                  </div>
                </ViewProvider>
                {opened && <BedDialog bedId={bedId} onClose={() => onOpenBed(null)} />}
                <LeaveWhenSignedOut />
              </OutboxProvider>
            </SoundProvider>
          </AlertsProvider>
        </QueueProvider>
      </FeedProvider>
    </SessionProvider>
  )
}
