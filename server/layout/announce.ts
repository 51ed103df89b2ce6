import { eq, inArray, sql } from 'drizzle-orm'
import { bed, building, event } from '@/server/db/schema'
import { readBeds } from '@/server/event-log/bed-state'
import { EVENT_CHANNEL } from '@/server/event-log/event-log'
import { notify } from '@/server/platform/db/notify'
import type { Transaction } from '@/server/platform/db/open'

const AT_ONCE = 500

/**
 * Appends a `bed-updated` event for each of a building's beds, in the caller's transaction, which holds the building's lock.
 * Displays that are too far behind to catch up fetch the board again.
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
    // PostgreSQL sends equal notifications of one transaction only once, and the last number is the one that counts.
    await notify(tx, EVENT_CHANNEL, `${buildingId}:${head.seq}`)
  }
}
