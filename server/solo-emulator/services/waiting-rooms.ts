import { asc } from 'drizzle-orm'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, yes } from '../answer'
import { waitingRoom } from '../db/schema'

export interface WaitingRoomShown {
  readonly id: string
  readonly name: string
  readonly serviceLine: string
  readonly serviceType: string
}

/** Operation 15. */
export async function listWaitingRooms(orm: Orm): Promise<Answer<WaitingRoomShown[]>> {
  const { id, name, serviceLine, serviceType } = waitingRoom
  return yes(
    await orm
      .select({ id, name, serviceLine, serviceType })
      .from(waitingRoom)
      .orderBy(asc(waitingRoom.position), asc(waitingRoom.name)),
  )
}
