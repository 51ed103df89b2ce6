'use client'

import { useMemo } from 'react'
import { AlertsProvider } from '@/components/alerts/alerts-context'
import { fromWall } from '@/components/alerts/from-wall'
import { BoardBanners } from '@/components/board/board-banners'
import { BoardBody, NoBeds } from '@/components/board/board-body'
import { WallHeader } from '@/components/board/header/wall-header'
import { LeaveWhenSignedOut } from '@/components/board/leave-when-signed-out'
import { RenewPairing } from '@/components/displays/renew-pairing'
import { FeedProvider } from '@/components/feed/feed-context'
import { type BoardFeed, useBoardFeed } from '@/components/feed/use-board-feed'
import { type BoardSession, SessionProvider } from '@/components/session/session-context'
import { SoundProvider } from '@/components/sound/sound-context'
import { useWakeLock } from '@/components/ui/use-wake-lock'
import { NoBedsOnWall } from '@/components/views/unit-of-wall'
import { WallDim } from './dim'
import { WallGrid } from './grid'
import { useShownBuilding } from './shown-building'
import { WaitingTiles } from './waiting-tiles'
import { WallSpace } from './wall-space'

type Who = Omit<BoardSession, 'openBed' | 'teams'>

export interface WallScreenProps extends Who {
  /** By id or name; null: the first building. */
  readonly building: string | null
}

/** The board as a wall display: larger, and without actions. */
export function WallScreen({ building: first, ...who }: WallScreenProps) {
  const { building, show } = useShownBuilding(first)
  return <WallView feed={useBoardFeed(building)} who={who} onShowBuilding={show} />
}

const nothingOpens = () => {}

export interface WallViewProps {
  readonly feed: BoardFeed
  readonly who: Who
  readonly onShowBuilding: (buildingId: string) => void
}

/** The whole wall, given a feed. */
export function WallView({ feed, who, onShowBuilding }: WallViewProps) {
  const { actor, demo, paired, version } = who
  useWakeLock()
  const session = useMemo(
    () => ({ actor, teams: 'off' as const, demo, paired, version, openBed: nothingOpens }),
    [actor, demo, paired, version],
  )
  return (
    <SessionProvider session={session}>
      <FeedProvider feed={feed}>
        <AlertsProvider fromStore={fromWall}>
          <SoundProvider>
            <div data-wall-screen className="flex h-dvh flex-col overflow-hidden">
              <WallHeader {...(paired ? {} : { onShowBuilding })} />
              <BoardBanners served={version} unattended />
              <WallSpace>
                <WaitingTiles />
                <BoardBody wall refusal={feed.refusal}>
                  <WallGrid empty={<NoBedsOnWall building={<NoBeds />} />} />
                </BoardBody>
              </WallSpace>
            </div>
            <LeaveWhenSignedOut />
            {paired && <RenewPairing />}
            <WallDim />
          </SoundProvider>
        </AlertsProvider>
      </FeedProvider>
    </SessionProvider>
  )
}
