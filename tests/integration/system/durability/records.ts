import { asc } from 'drizzle-orm'
import pino from 'pino'
import type { BoardEvent, BoardSnapshot } from '@/lib/board/types'
import { building, request } from '@/server/db/schema'
import { eventsAfter } from '@/server/event-log/event-log'
import { openDatabase } from '@/server/platform/db/open'
import { assistanceRequest } from '@/server/solo-emulator/db/schema'
import type { DatabasePlace } from '../../../support/database'

const MANY = 1_000_000

export interface Records {
  readonly requests: readonly (typeof request.$inferSelect)[]
  /** Every record that the Solo emulator of the same database ever made. */
  readonly soloRequests: readonly (typeof assistanceRequest.$inferSelect)[]
  readonly logs: readonly {
    readonly buildingId: string
    readonly last: number
    readonly events: readonly BoardEvent[]
  }[]
}

/** Reads the records past Lantern; no process may have PGlite's folder open. */
export async function readRecords(place: DatabasePlace): Promise<Records> {
  const database = await openDatabase({ ...place, log: pino({ level: 'silent' }) })
  try {
    const { orm } = database
    const buildings = await orm.select().from(building)
    return {
      requests: await orm.select().from(request).orderBy(asc(request.askedAt)),
      soloRequests: await orm.select().from(assistanceRequest).orderBy(asc(assistanceRequest.createdAt)),
      logs: await Promise.all(
        buildings.map(async ({ id, lastEvent }) => ({
          buildingId: id,
          last: lastEvent,
          events: (await eventsAfter(orm, id, 0, MANY)).events,
        })),
      ),
    }
  } finally {
    await database.close()
  }
}

/** The log's entries between two boards of one building. */
export const between = (records: Records, from: BoardSnapshot, to: BoardSnapshot): BoardEvent[] =>
  (records.logs.find(({ buildingId }) => buildingId === from.building.id)?.events ?? []).filter(
    ({ seq }) => seq > from.seq && seq <= to.seq,
  )
