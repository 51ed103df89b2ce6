import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Orm } from '@/server/platform/db/open'
import { node } from './schema'

/** A node that has not been seen for this long counts as dead, and its leases as void: some heartbeats may be late or fail. */
const DEAD_AFTER = sql`interval '4 seconds'`

/** Only a node that was seen in this time leases anything, or relies on a lease, while there are others. */
const SEEN_WITHIN = sql`interval '2.5 seconds'`

/** How long a node counts as one of those that share the vendor's rate limit. */
const COUNTED_FOR = sql`interval '10 seconds'`

/** A node is the only one when no other was seen for this long. */
const ONLY_ONE_AFTER = sql`interval '1 minute'`

/** How long (ms) at least the leases of a node hold of which `isSeen` says yes. */
export const LEASE_LEFT_MS = 1_500

/**
 * Writes that this process lives. Its commit does not wait for the disk or a standby, whose delays would make nodes look dead: what a
 * crash loses of it is a second.
 */
export async function heartbeat(orm: Orm, nodeId: string): Promise<void> {
  await orm.execute(sql`insert into ${node} (id, seen_at)
    select ${nodeId}, clock_timestamp() where set_config('synchronous_commit', 'off', true) = 'off'
    on conflict (id) do update set seen_at = clock_timestamp()`)
}

/** Takes the node off the list, so that others take over at once. */
export const removeNode = (orm: Orm, nodeId: string) => orm.delete(node).where(sql`${node.id} = ${nodeId}`)

/** Deletes nodes that were last seen an hour ago. */
export const forgetDeadNodes = (orm: Orm) =>
  orm.delete(node).where(sql`${node.seenAt} < clock_timestamp() - interval '1 hour'`)

/** Returns how many live nodes share the work; at least this one. A node whose heartbeats are late for a moment keeps its share. */
export async function liveNodes(orm: Orm): Promise<number> {
  const [row] = await orm
    .select({ count: sql<number>`count(*)::int` })
    .from(node)
    .where(sql`${node.seenAt} > clock_timestamp() - ${COUNTED_FOR}`)
  return Math.max(1, row?.count ?? 1)
}

const wasSeenWithin = (nodeId: AnyPgColumn | string, interval: SQL): SQL =>
  sql`${nodeId} in (select ${node.id} from ${node} where ${node.seenAt} > clock_timestamp() - ${interval})`

/**
 * Whether a row is free for a node to take: never leased, its lease lapsed, or held by a dead node. Together with `isSeen` of that node. One
 * that was not seen lately takes over nothing: heartbeats may fail on all nodes alike. So none takes over from itself either.
 */
export const isFree = (holder: AnyPgColumn, until: AnyPgColumn, nodeId: string): SQL =>
  sql`(${until} is null or ${until} < clock_timestamp()
    or (not ${wasSeenWithin(holder, DEAD_AFTER)} and ${wasSeenWithin(nodeId, SEEN_WITHIN)}))`

/**
 * Whether a node was seen lately, or is the only one. A node whose heartbeats are late, because it was paused or cannot write them, leases
 * nothing: another may take what it holds at any moment. Where there is no other, one on a slow machine goes on.
 * @param nodeId - the column of a holder, or a node's id
 */
export const isSeen = (nodeId: AnyPgColumn | string): SQL =>
  sql`(${wasSeenWithin(nodeId, SEEN_WITHIN)} or not exists (select 1 from ${node}
      where ${node.id} <> ${nodeId} and ${node.seenAt} > clock_timestamp() - ${ONLY_ONE_AFTER}))`
