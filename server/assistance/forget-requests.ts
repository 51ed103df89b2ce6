import { and, isNotNull, lt, or, sql } from 'drizzle-orm'
import { request } from '@/server/db/schema'
import { countRows, daysAgo, inBatches } from '@/server/platform/db/batches'
import type { Orm } from '@/server/platform/db/open'

const AT_A_TIME = 2_000

/** Deletes requests that ended more than `days` ago, once nothing of them is owed to Solo. */
export const forgetRequests = (orm: Orm, days: number): Promise<void> =>
  inBatches(() =>
    countRows(
      orm,
      sql`
      delete from lantern.assistance_request where id in (
        select id from lantern.assistance_request as old
        where ended_at < ${daysAgo(days)} and delivery = 'done'
          and not exists (select from lantern.booked_call where request_id = old.id)
        limit ${AT_A_TIME}) returning 1`,
    ),
  )

/** Removes from requests that ended more than `days` ago what names their patient, or may: Solo's id, and the note on how the call was. */
export async function forgetRequestNames(orm: Orm, days: number): Promise<void> {
  await orm
    .update(request)
    .set({ soloPatientId: null, outcome: sql`${request.outcome} - 'note'` })
    .where(
      and(
        lt(request.endedAt, daysAgo(days)),
        or(isNotNull(request.soloPatientId), sql`${request.outcome} ? 'note'`),
      ),
    )
}
