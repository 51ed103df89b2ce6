'use client'

import { useCallback, useEffect, useState } from 'react'
import { useBoardFeed } from '@/components/feed/use-board-feed'
import { useQueueFeed } from '@/components/feed/use-queue-feed'
import type { BoardSession } from '@/components/session/session-context'
import { takeBedOfAddress } from '@/components/views/board-address'
import { useBuildingAddress } from '@/components/views/use-building-address'
import { may } from '@/lib/board/roles'
import { BoardView } from './board-view'

export interface BoardProps extends Omit<BoardSession, 'openBed'> {
  /** By id or name; null: the first building. */
  readonly building: string | null
}

/** The board of one building at a time, for one signed-in user. */
export function Board({ building: first, ...who }: BoardProps) {
  const [building, follow] = useState(first)
  const [bedId, setBedId] = useState<string | null>(null)
  // An alert on another page leads to its bed.
  useEffect(() => {
    const asked = takeBedOfAddress()
    if (asked !== null) setBedId(asked)
  }, [])
  const feed = useBoardFeed(building)
  const showBuilding = useBuildingAddress(feed.store, follow)
  const queue = useQueueFeed(may(who.actor.role, 'request:claim'), feed.clock)
  const show = useCallback(
    (next: string, bed: string | null = null) => {
      setBedId(bed)
      showBuilding(next)
    },
    [showBuilding],
  )
  return (
    <BoardView feed={feed} queue={queue} who={who} bedId={bedId} onOpenBed={setBedId} onShowBuilding={show} />
  )
}
