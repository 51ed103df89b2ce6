import { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { nothing, someText } from './fields'

/** The events of webhooks: "Webhooks" in the reference, and the event that its later revisions add. */
export const WEBHOOK_EVENTS = [
  'patient:created',
  'patient:updated',
  'patient:deactivated',
  'appointment:scheduled',
  'appointment:rescheduled',
  'appointment:cancelled',
  'appointment:completed',
  'appointment:incompleted',
  'appointment:no-show',
  'appointment:lwbs',
  'episode:created',
  'episode:updated',
  'intake:completed',
] as const

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

const LONGEST_URL = 2_000

/** An http(s) address without a password in it. The delivery decides which addresses are allowed. */
const isWebAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}

const endpoint = z.string().max(LONGEST_URL).refine(isWebAddress, 'This is not a valid URL.')
const events = z.array(z.enum(WEBHOOK_EVENTS)).min(1)
/** Which answers `intake:completed` carries. */
const intakeQuestionIds = z.array(z.union([someText, z.int()])).optional()

const newWebhook = z.object({ endpoint, events, intakeQuestionIds })
const webhookUpdate = z.object({
  endpoint: endpoint.optional(),
  events: events.optional(),
  intakeQuestionIds,
})

const webhookShown = z.looseObject({
  id: someText,
  endpoint: z.string(),
  events: z.array(z.string()),
})

/** Deliveries are sealed with the `encryptionKey` itself, not decoded. */
const webhookWithKey = webhookShown.extend({ encryptionKey: someText })

const byId = z.object({ webhookId: someText })

export type NewWebhook = z.input<typeof newWebhook>
export type WebhookUpdate = z.input<typeof webhookUpdate>

/** Operations 35 to 39: "Webhooks" in the reference. */
export const webhooks = {
  createWebhook: {
    operation: 35,
    summary: 'Add Webhook',
    method: 'POST',
    path: '/qapi/v1/webhooks',
    body: newWebhook,
    answer: webhookWithKey,
    success: 201,
    errors: [400, 401],
    envelope: 'nested',
    repeatable: false,
  },
  updateWebhook: {
    operation: 36,
    summary: 'Update Webhook',
    method: 'PUT',
    path: '/qapi/v1/webhooks/{webhookId}',
    params: byId,
    body: webhookUpdate,
    answer: webhookShown,
    success: 200,
    errors: [400, 401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  listWebhooks: {
    operation: 37,
    summary: 'Webhooks Collection',
    method: 'GET',
    path: '/qapi/v1/webhooks',
    answer: z.array(webhookShown),
    success: 200,
    errors: [401],
    envelope: 'nested',
    repeatable: true,
  },
  deleteWebhook: {
    operation: 38,
    summary: 'Delete Webhook',
    method: 'DELETE',
    path: '/qapi/v1/webhooks/{webhookId}',
    params: byId,
    answer: nothing,
    success: 204,
    errors: [401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  getWebhook: {
    operation: 39,
    summary: 'Get Webhook',
    method: 'GET',
    path: '/qapi/v1/webhooks/{webhookId}',
    params: byId,
    answer: webhookWithKey,
    success: 200,
    errors: [401, 404],
    envelope: 'nested',
    repeatable: true,
  },
} as const satisfies Record<string, Endpoint>
