import { eq, inArray, sql } from 'drizzle-orm'
import { EVENT_CHANNEL } from '../assistance/log'
import { readBeds } from '../board/beds'
import type { Transaction } from '../db/open'
import { bed, building, event } from '../db/schema'

const AT_ONCE = 500

/**
 * Appends a `bed-updated` event for each of a building's beds, in the caller's transaction, which holds the building's turn.
 * Displays further behind than they can catch up with fetch the board anew.
 */
export async function announceBeds(
  tx: Transaction,
  buildingId: string,
  bedIds: readonly string[],
): Promise<void> {
  for (let from = 0; from < bedIds.length; from += AT_ONCE) {
    const beds = await readBeds(tx, inArray(bed.id, bedIds.slice(from, from + AT_ONCE)))
    const [head] = await tx
      .update(building)
      .set({ lastEvent: sql`${building.lastEvent} + ${beds.length}` })
      .where(eq(building.id, buildingId))
      .returning({ seq: building.lastEvent })
    if (!head || beds.length === 0) continue
    const first = head.seq - beds.length + 1
    await tx.insert(event).values(
      beds.map((one, index) => ({
        buildingId,
        seq: first + index,
        kind: 'bed-updated' as const,
        bedId: one.id,
        data: { bed: one, ended: null },
      })),
    )
    // The same words twice in a transaction are told once: the last number is what counts.
    await tx.execute(sql`select pg_notify(${EVENT_CHANNEL}, ${`${buildingId}:${head.seq}`})`)
  }
}
