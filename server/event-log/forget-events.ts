import { and, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import { bed, building } from '@/server/db/schema'
import { countRows, daysAgo, inBatches } from '@/server/platform/db/batches'
import type { Orm } from '@/server/platform/db/open'
import { MOST_EVENTS } from './event-log'

/** So many at a time: neither a building's lock nor PGlite is kept from others for long. */
const AT_A_TIME = 2_000

/** Deletes events that are older than `days`; not the last ones of a building, by which displays catch up. */
export const forgetEvents = (orm: Orm, days: number): Promise<void> =>
  inEachBuilding(orm, (id) =>
    countRows(
      orm,
      sql`
      delete from lantern.event where building_id = ${id} and seq in (
        select seq from (${oldest(id, sql`0`)}) as oldest where at < ${daysAgo(days)}) returning 1`,
    ),
  )

/**
 * Removes patients and free text from events that are older than `days`; not from the last ones of a building, by which displays catch
 * up. Retired beds lose their patients likewise.
 */
export async function forgetNames(orm: Orm, days: number): Promise<void> {
  await inEachBuilding(orm, (id) => {
    const nameless = sql`(select nameless_to from lantern.building where id = ${id})`
    return countRows(
      orm,
      sql`
      update lantern.event set data = jsonb_set(data, '{bed,patient}', 'null')
        #- '{bed,soloSays}' #- '{bed,request,outcome,note}'
      where building_id = ${id} and seq in (
        select seq from (${oldest(id, nameless)}) as oldest where at < ${daysAgo(days)}) returning seq`,
      sql`
      , noted as (
        update lantern.building set nameless_to = (select max(seq) from done) where id = ${id} and exists (select from done)
      )`,
    )
  })
  await orm
    .update(bed)
    .set({ patientMrn: null, patientName: null, patientBirthDate: null, patientSoloId: null, soloSays: null })
    .where(and(isNotNull(bed.patientMrn), lt(bed.retiredAt, daysAgo(days))))
}

/** Selects the oldest events after the number `after`, up to those by which displays catch up. */
const oldest = (buildingId: string, after: SQL) => sql`
  select seq, at from lantern.event where building_id = ${buildingId} and seq > ${after}
    and seq <= (select last_event from lantern.building where id = ${buildingId}) - ${MOST_EVENTS}::int
  order by seq limit ${AT_A_TIME}`

async function inEachBuilding(orm: Orm, step: (id: string) => Promise<number>): Promise<void> {
  for (const { id } of await orm.select({ id: building.id }).from(building)) await inBatches(() => step(id))
}
