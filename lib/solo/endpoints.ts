import { appointments } from './endpoints/appointments'
import { attachments } from './endpoints/attachments'
import { documents } from './endpoints/documents'
import { episodes } from './endpoints/episodes'
import { linking } from './endpoints/linking'
import { patients } from './endpoints/patients'
import { perfectAnswer } from './endpoints/perfect-answer'
import { reports } from './endpoints/reports'
import { requestAssistance } from './endpoints/request-assistance'
import { slots } from './endpoints/slots'
import { visitNotes } from './endpoints/visit-notes'
import { waitingRooms } from './endpoints/waiting-rooms'
import { webhooks } from './endpoints/webhooks'

export * from './endpoints/appointment'
export * from './endpoints/assistance'
export * from './endpoints/attachments'
export * from './endpoints/demographics'
export type { NewDocument } from './endpoints/documents'
export type { EpisodeSent } from './endpoints/episodes'
export { linkedContext } from './endpoints/linking'
export type { Consult } from './endpoints/perfect-answer'
export type { ReportOrder } from './endpoints/reports'
export * from './endpoints/visit-notes'
export type { NewWebhook, WebhookEvent, WebhookUpdate } from './endpoints/webhooks'

/** The 42 operations of the Solo External API, by name: one table for client, Solo emulator and types. */
export const ENDPOINTS = {
  ...patients,
  ...appointments,
  ...waitingRooms,
  ...visitNotes,
  ...slots,
  ...attachments,
  ...documents,
  ...episodes,
  ...reports,
  ...perfectAnswer,
  ...linking,
  ...webhooks,
  ...requestAssistance,
} as const

export type EndpointName = keyof typeof ENDPOINTS
