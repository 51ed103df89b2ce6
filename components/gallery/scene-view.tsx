'use client'

import { useState } from 'react'
import { BoardView } from '@/components/board/board-view'
import { type BoardStore, createBoardStore } from '@/components/feed/board-store'
import { type Clock, createClock } from '@/components/feed/clock'
import { createQueueStore, type QueueStore } from '@/components/feed/queue-store'
import type { BoardFeed } from '@/components/feed/use-board-feed'
import { WallView } from '@/components/wall/screen'
import { may } from '@/lib/board/roles'
import { atTheOther } from './example-building'
import { duty, HOUSE, OTHER_HOUSE, PEOPLE, PINNED_AT } from './example-data'
import { freezeBrowser } from './frozen-browser'
import { SCENES, type Scene, type SceneName } from './scenes'

const VERSION = 'gallery'

/** One whole screen, made of the board's or wall's own components and stores, with the time frozen. */
export default function SceneView({ name }: { name: SceneName }) {
  const scene = SCENES[name]
  const [staged] = useState(() => stage(scene))
  const [bedId, openBed] = useState(scene.bedId ?? null)
  const actor = { ...PEOPLE[scene.role], role: scene.role }
  const who = { actor, demo: true, paired: scene.role === 'display', version: VERSION }
  if (scene.role === 'display') return <WallView feed={staged.feed} who={who} onShowBuilding={() => {}} />
  return (
    <BoardView
      feed={staged.feed}
      queue={staged.queue}
      who={{ ...who, teams: may(scene.role, 'request:join') ? 'ready' : 'off' }}
      bedId={bedId}
      onOpenBed={openBed}
      onShowBuilding={(_, bed = null) => openBed(bed)}
    />
  )
}

function stage(scene: Scene): { readonly feed: BoardFeed; readonly queue: QueueStore | null } {
  freezeBrowser(scene.sound ?? 'ready')
  leaveUnsent(PEOPLE[scene.role].userId, scene.unsent ?? false)
  const clock = createClock(() => PINNED_AT)
  return {
    feed: { store: boardStore(scene, clock), clock, refusal: scene.refusal ?? null },
    queue: may(scene.role, 'request:claim') ? queueStore(scene, clock) : null,
  }
}

function boardStore({ snapshot, connection, newer, mismatch }: Scene, clock: Clock): BoardStore {
  const store = createBoardStore(clock)
  if (snapshot) store.load(snapshot)
  if (newer) store.version.set(`${VERSION} 2`)
  if (mismatch) store.mismatch.set(mismatch)
  store.connection.set(connection)
  return store
}

function queueStore({ snapshot, connection, elsewhere }: Scene, clock: Clock): QueueStore {
  const store = createQueueStore(clock)
  if (snapshot) {
    const here = { ...HOUSE, seq: 1, duty: snapshot.duty }
    const beds = snapshot.beds.filter(({ request }) => request !== null)
    store.load({
      serverTime: PINNED_AT,
      masked: false,
      buildings: elsewhere ? [here, { ...OTHER_HOUSE, seq: 1, duty: duty() }] : [here],
      beds: elsewhere ? [...beds, atTheOther(elsewhere)] : beds,
    })
  }
  store.connection.set(connection)
  return store
}

/** Stores an unsent attempt as components/outbox/outbox.ts does, and removes one of another scene. */
function leaveUnsent(userId: string, wanted: boolean): void {
  const attempt = {
    bedId: 'gallery-3',
    place: 'floor 2, 202 bed 2',
    locator: { building: HOUSE.name, floor: 'floor 2', room: '202', bed: 'bed 2' },
    reason: 'second-check',
    priority: 'urgent',
    phone: '555 0121',
    key: 'gallery',
    userId,
    // By this browser's clock: long enough ago to be not sent.
    askedAt: Date.now() - 60_000,
    state: 'not-sent',
  }
  window.sessionStorage.setItem(`lantern.unsent.${userId}`, JSON.stringify(wanted ? [attempt] : []))
}
