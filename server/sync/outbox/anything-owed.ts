import { ne, sql } from 'drizzle-orm'
import { bookedCall, request } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

/** Whether anything waits for the outbox worker, due or not: a delivery, or a call that may have to be closed in Solo. */
export async function isAnythingOwed(orm: Orm): Promise<boolean> {
  const deliveries = orm.select({ one: sql`1` }).from(request).where(ne(request.delivery, 'done'))
  const calls = orm.select({ one: sql`1` }).from(bookedCall)
  const [row] = await orm
    .select({ owed: sql<boolean>`exists (${deliveries}) or exists (${calls})` })
    .from(sql`(select 1) as one`)
  return row?.owed ?? true
}
