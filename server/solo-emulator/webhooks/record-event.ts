import { and, eq, sql } from 'drizzle-orm'
import type { WebhookEvent } from '@/lib/solo/endpoints'
import type { Transaction } from '@/server/platform/db/open'
import { webhook, webhookDelivery } from '../db/webhook-tables'

/** Notified when there is something new to deliver. */
export const WEBHOOK_CHANNEL = 'solo_webhooks'

/** Something that happened, as webhooks tell of it. `patientId` is the SPID, `appointmentId` the SAID. */
export type SoloEvent =
  | { readonly event: Extract<WebhookEvent, `patient:${string}`>; readonly patientId: number }
  | { readonly event: Extract<WebhookEvent, `appointment:${string}`>; readonly appointmentId: number }
  | { readonly event: Extract<WebhookEvent, `episode:${string}`>; readonly episodeId: string }

/**
 * Writes down that every webhook that asked for it is to be told of `happened`: to be called in the transaction of its
 * cause, so that both are kept or neither. To be told in order, the events of one subject must be recorded in order:
 * call it after the subject's row was inserted, updated or locked in this transaction.
 */
export async function recordEvent(tx: Transaction, { event, ...data }: SoloEvent): Promise<void> {
  const [[name, id] = []] = Object.entries(data)
  const interested = await tx
    .select({ id: webhook.id })
    .from(webhook)
    .where(and(eq(webhook.active, true), sql`${webhook.events} @> ${JSON.stringify([event])}::jsonb`))
  if (interested.length === 0) return
  await tx
    .insert(webhookDelivery)
    .values(interested.map((one) => ({ webhookId: one.id, event, data, subject: `${name}:${id}` })))
  await tx.execute(sql`select pg_notify(${WEBHOOK_CHANNEL}, '')`)
}
