import { eq } from 'drizzle-orm'
import type { Orm } from '@/server/db/open'
import { appointment } from '../db/schema'
import { type Side, sameSecret } from './visit-links'

/** What the page behind a link may say: no name, nothing of the patient. */
export interface OpenedCall {
  readonly appointmentId: number
  readonly side: Side
  readonly cancelled: boolean
}

/** The call that a link leads to, or null for a link that was not given out. `id` is a UUID. */
export async function openCall(orm: Orm, id: string, side: Side, token: string): Promise<OpenedCall | null> {
  const [visit] = await orm.select().from(appointment).where(eq(appointment.videoCallId, id)).limit(1)
  if (!visit) return null
  const expected = side === 'provider' ? visit.providerToken : visit.patientToken
  if (!sameSecret(token, expected)) return null
  return { appointmentId: visit.id, side, cancelled: visit.status === 'cancelled' }
}
