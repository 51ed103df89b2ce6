import { appointments } from './endpoints/appointments'
import { attachments } from './endpoints/attachments'
import { patients } from './endpoints/patients'
import { requestAssistance } from './endpoints/request-assistance'
import { slots } from './endpoints/slots'
import { visitNotes } from './endpoints/visit-notes'
import { waitingRooms } from './endpoints/waiting-rooms'
import { webhooks } from './endpoints/webhooks'

export * from './endpoints/appointment'
export * from './endpoints/assistance'
export * from './endpoints/attachments'
export * from './endpoints/demographics'
export * from './endpoints/visit-notes'
export { type NewWebhook, WEBHOOK_EVENTS, type WebhookEvent, type WebhookUpdate } from './endpoints/webhooks'
export { LATER_OPERATIONS } from './later-operations'

/** Operations 1 to 21 and 40 to 42 of the Solo External API, by name: one table for client, embedded server and types. */
export const ENDPOINTS = {
  ...patients,
  ...appointments,
  ...waitingRooms,
  ...visitNotes,
  ...slots,
  ...attachments,
  ...webhooks,
  ...requestAssistance,
} as const

export type EndpointName = keyof typeof ENDPOINTS
