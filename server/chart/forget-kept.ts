import { and, isNull, lt, sql } from 'drizzle-orm'
import { chartGlass, keptFile } from '@/server/db/schema'
import { countRows, daysAgo, inBatches } from '@/server/platform/db/batches'
import type { Orm } from '@/server/platform/db/open'
import { SHOWN_HOURS } from './glass'

/** After so long no one asks any more what became of a file that Solo did not answer for. */
const UNANSWERED_DAYS = 30
/** A file has up to 5 MiB. */
const AT_A_TIME = 200

/** Deletes charts opened outside a nurse's units that are neither open nor shown any more: the audit trail keeps who, why and whose. */
export async function forgetGlass(orm: Orm): Promise<void> {
  await orm
    .delete(chartGlass)
    .where(
      and(
        lt(chartGlass.until, sql`now()`),
        lt(chartGlass.at, sql`now() - make_interval(hours => ${SHOWN_HOURS}::int)`),
      ),
    )
}

/**
 * Deletes overwritten answers and attached files once they are as old as rows of the audit trail that go to archives: answers by when
 * they were overwritten, files by when they were removed, else attached. A file that Solo did not answer for goes after 30 days.
 */
export async function forgetKept(orm: Orm): Promise<void> {
  await orm
    .delete(keptFile)
    .where(and(isNull(keptFile.attachmentId), lt(keptFile.addedAt, daysAgo(UNANSWERED_DAYS))))
  const tables = [
    ['kept_answer', 'overwritten_at'],
    ['kept_file', 'coalesce(removed_at, added_at)'],
  ] as const
  for (const [table, age] of tables) {
    const named = sql.raw(`lantern.${table}`)
    await inBatches(() =>
      countRows(
        orm,
        sql`delete from ${named} where id in (
          select id from ${named}
          where ${sql.raw(age)} < now() - make_interval(years => (select years from lantern.audit_keeping))
          limit ${AT_A_TIME}) returning 1`,
      ),
    )
  }
}
