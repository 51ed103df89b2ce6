import { and, eq, sql } from 'drizzle-orm'
import { BOOKING } from '@/lib/appointments/status'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { earlierTry, fingerprintOf, reused, type Try, takeKey } from '@/server/db/idempotency'
import { appointment, bed, idempotency } from '@/server/db/schema'
import { databaseTime, fromNow } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import type { AppointmentRow } from './booking-deps'
import { claimTime, timePassed } from './claimed-time'
import type { NewAppointment } from './contract'

export type Reserved =
  | { readonly kind: 'new'; readonly row: AppointmentRow }
  /** An earlier try with the same key made the row. */
  | { readonly kind: 'earlier'; readonly row: AppointmentRow }

/**
 * Reserves the time as `booking` before any call to Solo. From the commit on no other user of Lantern gets it, and if this
 * process ends, the confirmation worker asks Solo about it after `leaseMs`.
 */
export const reserve = (
  orm: Orm,
  actor: Actor,
  asked: NewAppointment,
  leaseMs: number,
): Promise<Result<Reserved>> =>
  orm.transaction(async (tx) => {
    const mine = tryOf(actor, asked)
    const time = { ...asked, startsAt: new Date(asked.startsAt) }
    const claimed = await claimTime(tx, time)
    // Read under the lock of the waiting room, so that two tries of one key at once make one appointment.
    const before = await earlierTry(tx, mine)
    if (before) return before.ok ? earlier(tx, before.value) : before
    if (!claimed.ok) return claimed
    const patient = await patientIn(tx, asked)
    if (!patient.ok) return patient
    const [row] = await tx
      .insert(appointment)
      .values({
        ...patient.value,
        bedId: asked.bedId,
        waitingRoom: asked.waitingRoom,
        startsAt: time.startsAt,
        durationSeconds: asked.durationSeconds,
        reason: asked.reason,
        status: BOOKING,
        bookedById: actor.userId,
        bookedByName: actor.name,
        bookedAt: sql`clock_timestamp()`,
        askAfter: fromNow(leaseMs),
      })
      .returning()
    if (!row) throw new Error('An appointment vanished as it was written.')
    if (await takeKey(tx, mine, row.id)) return accepted({ kind: 'new', row })
    // Another waiting room was booked with the same key at the same moment.
    await tx.delete(appointment).where(eq(appointment.id, row.id))
    return reused()
  })

const tryOf = (actor: Actor, asked: NewAppointment): Try => {
  const { bedId, patient, waitingRoom, startsAt, durationSeconds, reason } = asked
  const what = ['visit', bedId, patient, waitingRoom, startsAt, durationSeconds, reason]
  return { actor, key: asked.idempotencyKey, fingerprint: fingerprintOf(what) }
}

async function earlier(tx: Transaction, id: string): Promise<Result<Reserved>> {
  const [row] = await tx.select().from(appointment).where(eq(appointment.id, id))
  return row ? accepted({ kind: 'earlier', row }) : reused()
}

/** Returns the patient in the bed now. Refuses where that is not the patient of the form, and where the time has passed. */
async function patientIn(
  tx: Transaction,
  asked: NewAppointment,
): Promise<Result<Pick<AppointmentRow, 'patientSoloId' | 'patientName' | 'patientMrn'>>> {
  const [found] = await tx.select({ bed, now: databaseTime }).from(bed).where(eq(bed.id, asked.bedId))
  if (!found) return refused('place_unknown', refusalText('place.notOnBoard'), { field: 'bedId' })
  const { patientSoloId, patientName, patientMrn } = found.bed
  if (patientSoloId === null) {
    return refused('no_patient', refusalText('appointment.noPatient'), { field: 'bedId' })
  }
  if (patientSoloId !== asked.patient) {
    return refused('patient_changed', refusalText('appointment.patientChanged'), {
      field: 'patient',
    })
  }
  if (asked.startsAt <= found.now) return timePassed()
  return accepted({ patientSoloId, patientName, patientMrn })
}

/** Deletes a reservation that never reached Solo; the Idempotency-Key is free for another try. */
export const giveBack = (orm: Orm, row: AppointmentRow): Promise<void> =>
  orm.transaction(async (tx) => {
    const gone = await tx
      .delete(appointment)
      .where(and(eq(appointment.id, row.id), eq(appointment.status, BOOKING)))
      .returning({ id: appointment.id })
    if (gone.length > 0) await tx.delete(idempotency).where(eq(idempotency.requestId, row.id))
  })
