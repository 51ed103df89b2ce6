import { eq } from 'drizzle-orm'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { type Answer, badParameter } from '../answer'
import { appointment } from '../db/schema'
import { recordEvent, type SoloEvent } from '../webhooks/record-event'
import { type AppointmentShown, findVisit, getAppointment, type Visit } from './appointments'

/** "Get Appointment", `status`. */
export const APPOINTMENT_STATUSES = [
  'scheduled',
  'arrived',
  'in progress.intake.ready',
  'in progress.intake.progress',
  'in progress.exam.ready',
  'in progress.exam.progress',
  'discharge.ready',
  'discharge.progress',
  'completed',
  'sign off',
  'cancelled',
  'not showed up',
] as const

/** "Get Appointment", `videoCall.status`. */
export const VIDEO_CALL_STATUSES = [
  'LWBS',
  'incomplete',
  'complete',
  'finalizing',
  'on hold',
  'on call',
  'waiting',
] as const

export interface Progress {
  readonly status?: (typeof APPOINTMENT_STATUSES)[number] | undefined
  readonly videoCall?: (typeof VIDEO_CALL_STATUSES)[number] | undefined
}

type AppointmentEvent = Extract<SoloEvent, { readonly appointmentId: number }>['event']

/** The changes that webhooks get as events; changes of the time are operation 13's. */
const EVENT_OF_STATUS: Partial<Record<string, AppointmentEvent>> = {
  completed: 'appointment:completed',
  'not showed up': 'appointment:no-show',
  cancelled: 'appointment:cancelled',
}
const EVENT_OF_CALL: Partial<Record<string, AppointmentEvent>> = {
  LWBS: 'appointment:lwbs',
  incomplete: 'appointment:incompleted',
}

/**
 * Changes the status of an appointment or of its video call, as the vendor's own staff do and no operation can. A cancelled
 * appointment stays cancelled. The events of webhooks are written in the same transaction. Answers like operation 14.
 */
export async function progressAppointment(
  orm: Orm,
  id: string,
  { status, videoCall }: Progress,
): Promise<Answer<AppointmentShown>> {
  const visit = await findVisit(orm, { id })
  if (!visit.ok) return visit
  const said = visit.value.id
  const refused = await orm.transaction(async (tx) => {
    const [before] = await tx.select().from(appointment).where(eq(appointment.id, said)).for('update')
    if (before?.status === 'cancelled' && status !== undefined && status !== 'cancelled') {
      return badParameter('status', 'A cancelled appointment stays cancelled.')
    }
    if (before) await recordProgress(tx, before, { status, videoCall })
    return null
  })
  return refused ?? getAppointment(orm, String(said))
}

/** Does the same for an appointment whose row this transaction has locked. */
export async function recordProgress(
  tx: Transaction,
  before: Visit,
  { status, videoCall }: Progress,
): Promise<void> {
  const [after] = await tx
    .update(appointment)
    .set({ status: status ?? before.status, videoCallStatus: videoCall ?? before.videoCallStatus })
    .where(eq(appointment.id, before.id))
    .returning()
  for (const event of after ? eventsOf(before, after) : []) {
    await recordEvent(tx, { event, appointmentId: before.id })
  }
}

function eventsOf(before: Visit, after: Visit): AppointmentEvent[] {
  const ofCall = after.videoCallStatus !== before.videoCallStatus && EVENT_OF_CALL[after.videoCallStatus]
  const ofStatus = after.status !== before.status && EVENT_OF_STATUS[after.status]
  return [ofCall, ofStatus].filter((event) => typeof event === 'string')
}
