'use client'

import { type CSSProperties, useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { QueueEntry } from '@/components/feed/board-store'
import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import type { Labels } from '@/lib/board/label'
import type { LabelSpace } from '@/lib/board/label-lines'
import type { BuildingSummary } from '@/lib/board/types'
import { isUnclaimed } from '@/lib/board/waiting'
import { type CallPlace, callPages, columnsOn, placeOf, rowsOn } from '@/lib/board/wall-calls'
import { pageAt } from '@/lib/board/wall-turns'
import { CallTile } from './call-tile'
import { ELSEWHERE_SPAN, ElsewhereTile, useElsewhere } from './elsewhere-tile'
import { MoreTile } from './more-tile'
import { useWallSpace, type WallEm } from './wall-space'

/** The margins of the tiles, as in wall.css, and the least height of the plan, in em of the letters for 5 m. */
const SIDES = 0.6
const PLAN = 3.7

/**
 * Who waits, where and how long, readable from 5 m: a tile for each waiting bed, the most urgent first. Where they do not all
 * fit, the emergencies stay and the others turn, with the number of those that are not shown. No tile gets smaller.
 */
export function WaitingTiles() {
  const t = useTranslations('wall.answer')
  const store = useStore()
  const { space } = useWallSpace()
  const waiting = useObservable(store.queue).filter(({ status }) => isUnclaimed(status))
  const elsewhere = useElsewhere()
  const known = useObservable(store.boardInfo) !== null
  const stale = useObservable(store.connection).state === 'stale'
  if (!known) return null
  if (waiting.length + elsewhere.length === 0) {
    return <p className="no-calls">{stale ? t('nobodyWas') : t('nobody')}</p>
  }
  return space && <Tiles space={space} waiting={waiting} elsewhere={elsewhere} stale={stale} />
}

interface TilesProps {
  readonly space: WallEm
  readonly waiting: readonly QueueEntry[]
  readonly elsewhere: readonly BuildingSummary[]
  readonly stale: boolean
}

function Tiles({ space, waiting, elsewhere, stale }: TilesProps) {
  const t = useTranslations('wall.answer')
  const store = useStore()
  const labels = useObservable(store.labels)
  const width = space.width - SIDES
  const most = useMost(labels, width)
  const columns = Math.min(most, waiting.length + elsewhere.length * ELSEWHERE_SPAN)
  // Read on every tick: raising a request in place to an emergency may leave the order as it is.
  const own = useTime(
    () => waiting.filter(({ bedId }) => store.beds.get(bedId)?.request?.priority === 'emergency').length,
  )
  const placeOfBed = usePlaces(labels, columns, width)
  const placed = waiting.flatMap((entry) => {
    const place = placeOfBed(entry.bedId)
    return place ? [{ entry, place }] : []
  })
  const tiles: readonly Tile[] = [...placed.slice(0, own), ...elsewhere, ...placed.slice(own)]
  const spans = tiles.map((tile) => ('entry' in tile ? tile.place.span : Math.min(ELSEWHERE_SPAN, columns)))
  const pinned = own + elsewhere.length
  const { pages, rows } = callPages(spans, columns, rowsOn(space.height, PLAN), pinned)
  const shown = pages[useTurn(pages.length)] ?? []
  const style: CSSProperties & Record<`--${string}`, number> = { '--columns': columns, '--rows': rows }
  return (
    <ol
      aria-label={t('label')}
      className={`calls ${stale ? 'grayscale' : ''}`}
      data-stale={stale}
      style={style}
    >
      {shown.map((index) => {
        const tile = tiles[index]
        if (!tile) return null
        if (!('entry' in tile))
          return <ElsewhereTile key={tile.id} building={tile} columns={columns} width={width} />
        const { entry, place } = tile
        return <CallTile key={entry.bedId} bedId={entry.bedId} status={entry.status} {...place} />
      })}
      {shown.length < tiles.length && (
        <MoreTile
          count={tiles.length - shown.length}
          emergencies={pinned - shown.filter((index) => index < pinned).length}
          page={pages.indexOf(shown) + 1}
          pages={pages.length}
        />
      )}
    </ol>
  )
}

type Tile = { readonly entry: QueueEntry; readonly place: CallPlace } | BuildingSummary

/** Returns a function that works out the place of a bed's tile, once for each bed. */
function usePlaces(labels: Labels, columns: number, width: number): (bedId: string) => CallPlace | null {
  return useMemo(() => {
    const known = new Map<string, CallPlace | null>()
    return (bedId) => {
      const place = known.get(bedId)
      if (place !== undefined) return place
      const made = placeOf(labels, bedId, columns, width)
      known.set(bedId, made)
      return made
    }
  }, [labels, columns, width])
}

/** Returns the largest number of columns by the labels of the whole building: it does not depend on who waits. */
function useMost(labels: Labels, width: number): number {
  const floors = useObservable(useStore().floors)
  return useMemo(() => {
    const texts = floors.flatMap(({ rooms }) =>
      rooms.flatMap(({ bedIds }) => bedIds.flatMap((id) => labels.write(id, UNLIMITED)?.whole ?? [])),
    )
    return columnsOn(width, texts)
  }, [floors, labels, width])
}

const UNLIMITED: LabelSpace = { width: Number.POSITIVE_INFINITY, height: 1, smallest: 1 }

/** Returns the page of tiles to show: the next one every 12 s, on all walls at the same time, unless a person has paused it. */
function useTurn(pages: number): number {
  const { paused, tilesTurn } = useWallSpace()
  const stays = useObservable(paused)
  const now = useTime((time) => pageAt(time, pages))
  const [shown, show] = useState(now)
  if (!stays && shown !== now) show(now)
  useEffect(() => {
    tilesTurn.set(pages > 1)
    return () => tilesTurn.set(false)
  }, [tilesTurn, pages])
  return Math.min(stays ? shown : now, pages - 1)
}
