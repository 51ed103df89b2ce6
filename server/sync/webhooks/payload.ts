import { z } from 'zod'
import { WEBHOOK_EVENTS } from '@/lib/solo/endpoints/webhooks'

/** What a webhook's payload names, for Lantern to fetch again. */
export interface InboxEntry {
  readonly event: string
  readonly kind: 'patient' | 'appointment' | 'episode' | 'intake'
  readonly subject: string
}

/** A number in the reference; ids in text are taken too. */
const id = z
  .union([z.int().min(0), z.string().regex(/^[\x21-\x7e]{1,100}$/)])
  .transform((value) => String(value))

const payload = z.looseObject({
  event: z.enum(WEBHOOK_EVENTS),
  data: z.looseObject({ patientId: id.optional(), appointmentId: id.optional(), episodeId: id.optional() }),
})

/** Returns what a payload names ("Webhooks", "Payload Schemas"), or null where it is no payload. */
export function inboxEntryIn(value: unknown): InboxEntry | null {
  const parsed = payload.safeParse(value)
  if (!parsed.success) return null
  const { event, data } = parsed.data
  // A whole report, of which nothing is stored.
  if (event === 'intake:completed') return { event, kind: 'intake', subject: '-' }
  const kind = event.startsWith('patient:')
    ? 'patient'
    : event.startsWith('episode:')
      ? 'episode'
      : 'appointment'
  const subject = { patient: data.patientId, appointment: data.appointmentId, episode: data.episodeId }[kind]
  return subject === undefined ? null : { event, kind, subject }
}

/** Returns the encrypted text of a body that holds it as it is, as a JSON string, or as `{"data": "…"}`. */
export function sealedTextIn(body: string): string {
  const text = body.trim()
  if (!/^["{]/.test(text)) return text
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json === 'string') return json.trim()
    if (typeof json === 'object' && json && 'data' in json && typeof json.data === 'string')
      return json.data.trim()
  } catch {
    // Falls through: neither base64 nor JSON.
  }
  return text
}
