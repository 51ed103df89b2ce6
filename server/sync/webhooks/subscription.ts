import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { isFree, isSeen } from '@/server/db/lease'
import { subscription } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'

export type SubscriptionRow = typeof subscription.$inferSelect

/** What Lantern stores of the registration of one endpoint, and the lease on it. */
export interface SubscriptionStore {
  readonly endpoint: string
  read(): Promise<SubscriptionRow | null>
  /** Takes the lease for this node; null where another node has it. */
  hold(forMs: number): Promise<SubscriptionRow | null>
  /** Prolongs the lease; false where it was lost meanwhile. */
  prolong(forMs: number): Promise<boolean>
  /** Gives the lease back, `inMs` from now. */
  release(inMs: number): Promise<void>
  /** Writes that the tenant has the registration, and under which key. */
  write(webhookId: string, sealedKey: string): Promise<void>
  /** Returns registrations of this installation under former addresses that no node holds. */
  former(): Promise<{ endpoint: string; webhookId: string }[]>
  forget(endpoint: string): Promise<void>
}

/**
 * Opens the row of `endpoint`. It is held by a lease, like a delivery or a bed: a lock that lives as long as a
 * transaction would have to stay open over calls of Solo, and in demo mode the emulator waits for the very same
 * connection.
 */
export function openSubscription(orm: Orm, nodeId: string, endpoint: string): SubscriptionStore {
  const ours = eq(subscription.endpoint, endpoint)
  const mine = and(ours, eq(subscription.heldBy, nodeId))
  return {
    endpoint,
    async read() {
      const [row] = await orm.select().from(subscription).where(ours)
      return row ?? null
    },
    async hold(forMs) {
      await orm.insert(subscription).values({ endpoint }).onConflictDoNothing()
      const [row] = await orm
        .update(subscription)
        .set({ heldBy: nodeId, heldUntil: fromNow(forMs) })
        .where(and(ours, isFree(subscription.heldBy, subscription.heldUntil, nodeId), isSeen(nodeId)))
        .returning()
      return row ?? null
    },
    async prolong(forMs) {
      const held = await orm
        .update(subscription)
        .set({ heldUntil: fromNow(forMs) })
        .where(and(mine, sql`${subscription.heldUntil} > clock_timestamp()`))
        .returning({ endpoint: subscription.endpoint })
      return held.length > 0
    },
    async release(inMs) {
      await orm
        .update(subscription)
        .set({ heldUntil: fromNow(inMs) })
        .where(mine)
    },
    async write(webhookId, sealedKey) {
      await orm
        .update(subscription)
        .set({
          webhookId,
          sealedKey,
          registeredAt: sql`case when ${subscription.webhookId} = ${webhookId} then ${subscription.registeredAt} else clock_timestamp() end`,
          checkedAt: sql`clock_timestamp()`,
        })
        .where(mine)
    },
    async former() {
      const rows = await orm
        .select({ endpoint: subscription.endpoint, webhookId: subscription.webhookId })
        .from(subscription)
        .where(
          and(
            ne(subscription.endpoint, endpoint),
            isNotNull(subscription.webhookId),
            isFree(subscription.heldBy, subscription.heldUntil, nodeId),
          ),
        )
      return rows.flatMap((row) =>
        row.webhookId === null ? [] : [{ endpoint: row.endpoint, webhookId: row.webhookId }],
      )
    },
    async forget(former) {
      await orm.delete(subscription).where(eq(subscription.endpoint, former))
    },
  }
}
