import { and, asc, eq, exists, inArray, lt, lte, min, not, or, type SQL, sql } from 'drizzle-orm'
import { alias, type PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { fromNow } from '@/server/platform/db/clock'
import { leaseRows } from '@/server/platform/db/lease-rows'
import type { Orm } from '@/server/platform/db/open'
import { webhook, webhookDelivery } from '../db/webhook-tables'

/** A leased delivery, with its endpoint. */
export type Delivery = typeof webhookDelivery.$inferSelect & Pick<Webhook, 'endpoint' | 'encryptionKey'>

type Webhook = typeof webhook.$inferSelect

const KEPT_DAYS = 7

const isPending = eq(webhookDelivery.state, 'pending')
const NO_LEASE = { leaseId: null, leasedUntil: null } satisfies PgUpdateSetSource<typeof webhookDelivery>

/** Due and not leased, and no older delivery of the same subject is open. */
function isDue(orm: Orm): SQL | undefined {
  const older = alias(webhookDelivery, 'older')
  return and(
    isPending,
    lte(webhookDelivery.nextAttemptAt, sql`clock_timestamp()`),
    or(sql`${webhookDelivery.leasedUntil} is null`, lt(webhookDelivery.leasedUntil, sql`clock_timestamp()`)),
    not(
      exists(
        orm
          .select({ one: sql`1` })
          .from(older)
          .where(
            and(
              eq(older.webhookId, webhookDelivery.webhookId),
              eq(older.subject, webhookDelivery.subject),
              eq(older.state, 'pending'),
              lt(older.position, webhookDelivery.position),
            ),
          ),
      ),
    ),
  )
}

/** Returns the webhooks that have due deliveries, the longest waiting first. */
export async function webhooksDue(orm: Orm): Promise<string[]> {
  const rows = await orm
    .select({ id: webhookDelivery.webhookId })
    .from(webhookDelivery)
    .innerJoin(webhook, and(eq(webhook.id, webhookDelivery.webhookId), eq(webhook.active, true)))
    .where(isDue(orm))
    .groupBy(webhookDelivery.webhookId)
    .orderBy(min(webhookDelivery.nextAttemptAt))
  return rows.map(({ id }) => id)
}

export interface Lease {
  /** The id of the process that sends. */
  readonly leaseId: string
  /** After this time a delivery that is neither settled nor given back is free again: its process was killed. */
  readonly leaseMs: number
}

/** Leases up to `most` of a webhook's due deliveries, and counts the attempt. */
export const leaseDeliveries = (
  orm: Orm,
  webhookId: string,
  most: number,
  { leaseId, leaseMs }: Lease,
): Promise<Delivery[]> =>
  orm.transaction(async (tx) => {
    const [to] = await tx
      .select({ endpoint: webhook.endpoint, encryptionKey: webhook.encryptionKey })
      .from(webhook)
      .where(and(eq(webhook.id, webhookId), eq(webhook.active, true)))
    if (!to) return []
    const leased = await leaseRows(tx, {
      table: webhookDelivery,
      key: webhookDelivery.position,
      isDue: and(eq(webhookDelivery.webhookId, webhookId), isDue(tx)),
      orderBy: [asc(webhookDelivery.nextAttemptAt), asc(webhookDelivery.position)],
      most,
      set: { leaseId, leasedUntil: fromNow(leaseMs), attempts: sql`${webhookDelivery.attempts} + 1` },
    })
    return leased.map(({ row }) => ({ ...row, ...to }))
  })

/** Settles a delivery for good; a failure only if this process still holds the lease. */
export const settle = (
  orm: Orm,
  { position, leaseId }: Delivery,
  state: 'delivered' | 'failed',
  lastFailure: string | null,
) =>
  orm
    .update(webhookDelivery)
    .set({ ...NO_LEASE, state, lastFailure, settledAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(webhookDelivery.position, position),
        isPending,
        state === 'failed' && leaseId ? eq(webhookDelivery.leaseId, leaseId) : undefined,
      ),
    )

/** Puts a delivery off by `pauseMs`. */
export const postpone = (orm: Orm, delivery: Delivery, pauseMs: number, lastFailure: string) =>
  orm
    .update(webhookDelivery)
    .set({ ...NO_LEASE, lastFailure, nextAttemptAt: fromNow(pauseMs) })
    .where(isHeld(delivery))

/** Gives a delivery back unchanged: we cut the attempt off ourselves. */
export const giveBack = (orm: Orm, delivery: Delivery) =>
  orm
    .update(webhookDelivery)
    .set({ ...NO_LEASE, attempts: sql`${webhookDelivery.attempts} - 1` })
    .where(isHeld(delivery))

const isHeld = ({ position, leaseId }: Delivery) =>
  and(eq(webhookDelivery.position, position), isPending, sql`${webhookDelivery.leaseId} = ${leaseId}`)

/** Frees all leases: for a database of one process, whose predecessor is gone. */
export const freeAll = (orm: Orm) => orm.update(webhookDelivery).set(NO_LEASE).where(isPending)

/** Deletes deliveries settled a week ago, and those of deleted webhooks. */
export const forgetOld = (orm: Orm) =>
  orm
    .delete(webhookDelivery)
    .where(
      or(
        lt(webhookDelivery.settledAt, sql`clock_timestamp() - ${KEPT_DAYS} * interval '1 day'`),
        inArray(
          webhookDelivery.webhookId,
          orm.select({ id: webhook.id }).from(webhook).where(eq(webhook.active, false)),
        ),
      ),
    )
