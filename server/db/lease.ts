import { sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Orm } from '@/server/platform/db/open'
import { node } from './schema'

/** A node that has not been seen for this long counts as dead, and its leases as void. */
const DEAD_AFTER = sql`interval '10 seconds'`

/** Writes that this process lives, and deletes nodes that were last seen an hour ago. */
export async function heartbeat(orm: Orm, nodeId: string): Promise<void> {
  await orm
    .insert(node)
    .values({ id: nodeId, seenAt: sql`clock_timestamp()` })
    .onConflictDoUpdate({ target: node.id, set: { seenAt: sql`clock_timestamp()` } })
  await orm.delete(node).where(sql`${node.seenAt} < clock_timestamp() - interval '1 hour'`)
}

/** Takes the node off the list, so that others take over at once. */
export const removeNode = (orm: Orm, nodeId: string) => orm.delete(node).where(sql`${node.id} = ${nodeId}`)

/** Returns how many live nodes share the work; at least this one. */
export async function liveNodes(orm: Orm): Promise<number> {
  const [row] = await orm
    .select({ count: sql<number>`count(*)::int` })
    .from(node)
    .where(sql`${node.seenAt} > clock_timestamp() - ${DEAD_AFTER}`)
  return Math.max(1, row?.count ?? 1)
}

/** Whether a row is free to take: never leased, its lease lapsed, or held by a dead node. */
export const isFree = (holder: AnyPgColumn, until: AnyPgColumn) =>
  sql`(${until} is null or ${until} < clock_timestamp() or ${holder} not in (
    select ${node.id} from ${node} where ${node.seenAt} > clock_timestamp() - ${DEAD_AFTER}))`

/** Whether a holder was seen lately: its leases hold for as long again. */
export const isSeen = (holder: AnyPgColumn) =>
  sql`${holder} in (select ${node.id} from ${node} where ${node.seenAt} > clock_timestamp() - ${DEAD_AFTER} / 2)`
