import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import type { AppointmentUpdate } from '@/lib/solo/endpoints'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, no, yes } from '../answer'
import { appointment } from '../db/schema'
import { sqlStateOf, UNIQUE_VIOLATION } from '../sql-state'
import { unixSeconds } from '../time-formats'
import { recordEvent } from '../webhooks/record-event'
import { APPOINTMENT_UNKNOWN, EXTERNAL_ID_TAKEN, findVisit, type Visit } from './appointments'

const TAKES_NO_CHANGES = no('cancelled', 'The appointment is cancelled and cannot be changed')

/**
 * Operation 13. Fields that are left out stay. A cancelled visit takes no other values than it has, so that a cancellation may
 * be sent again.
 */
export async function updateAppointment(
  orm: Orm,
  id: string,
  sent: AppointmentUpdate,
): Promise<Answer<Visit>> {
  const visit = await findVisit(orm, { id })
  if (!visit.ok) return visit
  const set = {
    date: sent.date === undefined ? undefined : new Date(sent.date * 1000),
    durationSeconds: sent.duration,
    status: sent.status,
    externalId: sent.externalId,
    reasons: sent.reasons,
    accountNumber: sent.accountNumber,
  }
  if (Object.values(set).every((value) => value === undefined)) return visit
  try {
    return await orm.transaction(async (tx) => {
      const [before] = await tx
        .select()
        .from(appointment)
        .where(eq(appointment.id, visit.value.id))
        .for('update')
      if (before?.status === 'cancelled') return hasAll(before, set) ? yes(before) : TAKES_NO_CHANGES
      const [changed] = await tx
        .update(appointment)
        .set(set)
        .where(eq(appointment.id, visit.value.id))
        .returning()
      if (!before || !changed) return APPOINTMENT_UNKNOWN
      const event = eventOf(before, changed)
      if (event) await recordEvent(tx, { event, appointmentId: changed.id })
      return yes(changed)
    })
  } catch (error) {
    if (sqlStateOf(error) === UNIQUE_VIOLATION) return EXTERNAL_ID_TAKEN
    throw error
  }
}

/** Whether the visit has every value of the change already; undefined ones change nothing. */
const hasAll = (visit: Visit, change: object): boolean =>
  isDeepStrictEqual({ ...visit, ...withoutAbsent(change) }, { ...visit })

const withoutAbsent = (change: object) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

/** Returns the event of a change; none if neither the time changed nor whether the visit takes place. */
function eventOf(before: Visit, after: Visit): 'appointment:cancelled' | 'appointment:rescheduled' | null {
  if (after.status === 'cancelled') return 'appointment:cancelled'
  const moved = unixSeconds(before.date) !== unixSeconds(after.date)
  return moved || before.durationSeconds !== after.durationSeconds ? 'appointment:rescheduled' : null
}
