import { randomBytes } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { NewWebhook, WebhookUpdate } from '@/lib/solo/endpoints'
import type { Orm } from '@/server/platform/db/open'
import { type AddressRules, isPlainlyPrivate } from '@/server/platform/public-address'
import { type Answer, badParameter, no, yes } from '../answer'
import { webhook } from '../db/webhook-tables'

export interface WebhookShown {
  readonly id: string
  readonly endpoint: string
  readonly events: string[]
  /** Present only if some were sent. */
  readonly intakeQuestionIds?: (string | number)[]
}

export interface WebhookWithKey extends WebhookShown {
  readonly encryptionKey: string
}

type Row = typeof webhook.$inferSelect

const WEBHOOK_UNKNOWN = no('unknown', 'Webhook not found')
const NOT_PUBLIC = badParameter('endpoint', 'This address is not public.')

/** As long as the reference's example "39VNjjSpgoUWMbUhVCjAoQ==". */
const KEY_BYTES = 16

const isNamed = (id: string) =>
  z.uuid().safeParse(id).success ? and(eq(webhook.id, id), eq(webhook.active, true)) : null

const shown = ({ id, endpoint, events, intakeQuestionIds }: Row): WebhookShown => ({
  id,
  endpoint,
  events: [...events],
  ...(intakeQuestionIds && { intakeQuestionIds: [...intakeQuestionIds] }),
})

const shownWithKey = (row: Row): WebhookWithKey => ({ ...shown(row), encryptionKey: row.encryptionKey })

const once = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** Operation 35. */
export async function registerWebhook(
  orm: Orm,
  { endpoint, events, intakeQuestionIds }: NewWebhook,
  { allowPrivate }: AddressRules,
): Promise<Answer<WebhookWithKey>> {
  if (!allowPrivate && isPlainlyPrivate(endpoint)) return NOT_PUBLIC
  const encryptionKey = randomBytes(KEY_BYTES).toString('base64')
  const [made] = await orm
    .insert(webhook)
    .values({ endpoint, events: once(events), intakeQuestionIds, encryptionKey })
    .returning()
  if (!made) throw new Error('An insert returned no row')
  return yes(shownWithKey(made))
}

/** Operation 36. Fields that are left out stay; waiting deliveries go to the new endpoint. */
export async function updateWebhook(
  orm: Orm,
  id: string,
  { endpoint, events, intakeQuestionIds }: WebhookUpdate,
  { allowPrivate }: AddressRules,
): Promise<Answer<WebhookShown>> {
  if (endpoint !== undefined && !allowPrivate && isPlainlyPrivate(endpoint)) return NOT_PUBLIC
  const found = await getWebhook(orm, id)
  if (!found.ok) return found
  const set = { endpoint, events: events && once(events), intakeQuestionIds }
  if (Object.values(set).every((value) => value === undefined)) {
    const { encryptionKey, ...rest } = found.value
    return yes(rest)
  }
  const [changed] = await orm
    .update(webhook)
    .set(set)
    .where(isNamed(id) ?? undefined)
    .returning()
  return changed ? yes(shown(changed)) : WEBHOOK_UNKNOWN
}

/** Operation 37. */
export async function listWebhooks(orm: Orm): Promise<Answer<WebhookShown[]>> {
  const rows = await orm
    .select()
    .from(webhook)
    .where(eq(webhook.active, true))
    .orderBy(asc(webhook.createdAt), asc(webhook.id))
  return yes(rows.map(shown))
}

/** Operation 38: "Deactivates webhook". It gets nothing more, also not its waiting deliveries. */
export async function deactivateWebhook(orm: Orm, id: string): Promise<Answer<null>> {
  const named = isNamed(id)
  if (!named) return WEBHOOK_UNKNOWN
  const gone = await orm.update(webhook).set({ active: false }).where(named).returning({ id: webhook.id })
  return gone.length > 0 ? yes(null) : WEBHOOK_UNKNOWN
}

/** Operation 39. */
export async function getWebhook(orm: Orm, id: string): Promise<Answer<WebhookWithKey>> {
  const named = isNamed(id)
  if (!named) return WEBHOOK_UNKNOWN
  const [found] = await orm.select().from(webhook).where(named)
  return found ? yes(shownWithKey(found)) : WEBHOOK_UNKNOWN
}
