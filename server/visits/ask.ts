import type { SoloAnswer, SoloClient } from '@/lib/solo/client'
import type { SoloError } from '@/lib/solo/failure'
import type { VisitRow } from './desk'

/** What Solo says of an appointment, in Lantern's words. */
export interface AskedVisit {
  readonly soloId: string
  readonly status: string | null
  readonly startsAt: Date | null
  readonly durationSeconds: number | null
  readonly patientMrn: string | null
}

export type Asked =
  | { readonly kind: 'found'; readonly visit: AskedVisit }
  /** Solo itself says that there is none: a proxy's 404 is a failure. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: SoloError }

/** Operation 14, by Solo's id, else by ours, which is its external id there. */
export async function askSolo(client: SoloClient, { id, soloId }: VisitRow): Promise<Asked> {
  const answer = await client.call('getAppointment', { params: { appointment_id: soloId ?? id } })
  if (answer.ok) return { kind: 'found', visit: visitOf(answer.value) }
  const { error } = answer
  return error.kind === 'not-found' && error.said !== null ? { kind: 'none' } : { kind: 'failed', error }
}

const visitOf = (found: SoloAnswer<'getAppointment'>): AskedVisit => ({
  soloId: String(found.id),
  status: found.status || null,
  startsAt: found.date == null ? null : new Date(found.date * 1000),
  durationSeconds: found.duration ?? null,
  patientMrn: found.patient?.demographics?.mrn || null,
})
