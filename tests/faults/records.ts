import { count } from 'drizzle-orm'
import { building, event, request } from '@/server/db/schema'
import { assistanceRequest } from '@/server/solo-emulator/db/schema'
import { openPlain } from './house'

export type RequestRow = typeof request.$inferSelect
export type SoloRow = typeof assistanceRequest.$inferSelect

/** Reads all requests past Lantern, and what is wrong with the numbers of the event log. */
export async function readLantern(url: string): Promise<{ requests: RequestRow[]; logProblems: string[] }> {
  const database = await openPlain({ url, dataDir: '' })
  try {
    const { orm } = database
    const counted = await orm
      .select({ id: event.buildingId, events: count() })
      .from(event)
      .groupBy(event.buildingId)
    const events = new Map(counted.map((one) => [one.id, one.events]))
    const logProblems = (await orm.select().from(building)).flatMap(({ id, name, lastEvent }) =>
      (events.get(id) ?? 0) === lastEvent
        ? []
        : [`${name}: ${events.get(id)} events, the last has number ${lastEvent}`],
    )
    return { requests: await orm.select().from(request), logProblems }
  } finally {
    await database.close()
  }
}

/** Reads all requests of the Solo emulator in `dataDir`, which must have ended. */
export async function readSolo(dataDir: string): Promise<SoloRow[]> {
  const database = await openPlain({ dataDir })
  try {
    return await database.orm.select().from(assistanceRequest)
  } finally {
    await database.close()
  }
}
