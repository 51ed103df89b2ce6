import { and, eq, sql } from 'drizzle-orm'
import type { WebhookEvent } from '@/lib/solo/endpoints'
import { notify } from '@/server/platform/db/notify'
import type { Transaction } from '@/server/platform/db/open'
import { webhook, webhookDelivery } from '../db/webhook-tables'

/** The NOTIFY channel of new deliveries. */
export const WEBHOOK_CHANNEL = 'solo_webhooks'

/** An event of webhooks. `patientId` is the SPID, `appointmentId` the SAID. */
export type SoloEvent =
  | { readonly event: Extract<WebhookEvent, `patient:${string}`>; readonly patientId: number }
  | { readonly event: Extract<WebhookEvent, `appointment:${string}`>; readonly appointmentId: number }
  | { readonly event: Extract<WebhookEvent, `episode:${string}`>; readonly episodeId: string }

/**
 * Writes a delivery of `happened` for every webhook that asked for the event. Call it in the transaction of the cause, so that
 * both are kept or neither. To keep the order of a subject's events, call it after this transaction inserted, updated or locked
 * the subject's row.
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
  await notify(tx, WEBHOOK_CHANNEL, '')
}
