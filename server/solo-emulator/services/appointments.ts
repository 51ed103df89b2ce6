import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import type { NewAppointment } from '@/lib/solo/endpoints'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, badParameter, existed, no, yes } from '../answer'
import { appointment, type Provider, patient, waitingRoom } from '../db/schema'
import type { PatientRecord } from '../patient-record'
import { unixSeconds } from '../time-formats'
import { recordEvent } from '../webhooks/record-event'
import { refusedEpisode } from './episodes'
import { PATIENT_UNKNOWN, type PatientName, spidOf } from './patients'

export type Visit = typeof appointment.$inferSelect

export const APPOINTMENT_UNKNOWN = no('unknown', 'Appointment not found')
export const EXTERNAL_ID_TAKEN = no('taken', 'Another appointment with this externalId already exists')

const HAS_NO_CALL = no('unknown', 'The appointment is cancelled and has no call')

const notCancelled = ne(appointment.status, 'cancelled')

/**
 * Operations 6 to 8. A repeat with the external id of a visit that is not cancelled answers with that visit if the patient is
 * the same, and is refused for another patient. Without a date the visit is for now; without a duration it is as long as the
 * waiting room's slots.
 */
export async function createAppointment(
  orm: Orm,
  of: PatientName,
  sent: NewAppointment,
): Promise<Answer<Visit>> {
  const patientSpid = await spidOf(orm, of)
  if (patientSpid === null) return PATIENT_UNKNOWN
  const [room] = await orm.select().from(waitingRoom).where(eq(waitingRoom.name, sent.waitingRoom)).limit(1)
  if (!room) return badParameter('waitingRoom', 'There is no waiting room of this name.')
  if (sent.episodeOfCareId !== undefined) {
    const refused = await refusedEpisode(orm, {
      id: sent.episodeOfCareId,
      field: 'episodeOfCareId',
      patientSpid,
    })
    if (refused) return refused
  }
  const made = await orm.transaction(async (tx) => {
    const [inserted] = await tx
      .insert(appointment)
      .values({
        patientSpid,
        waitingRoomId: room.id,
        externalId: sent.externalId,
        date: sent.date === undefined ? new Date() : new Date(sent.date * 1000),
        durationSeconds: sent.duration ?? room.slotSeconds,
        reasons: sent.reasons ?? [],
        status: 'scheduled',
        episodeOfCareId: sent.episodeOfCareId,
        accountNumber: sent.accountNumber,
        providers: [],
        videoCallStatus: 'waiting',
      })
      .onConflictDoNothing({ target: appointment.externalId, where: notCancelled })
      .returning()
    if (inserted) await recordEvent(tx, { event: 'appointment:scheduled', appointmentId: inserted.id })
    return inserted
  })
  if (made) return yes(made)
  const [holder] = await orm
    .select()
    .from(appointment)
    .where(and(eq(appointment.externalId, sent.externalId ?? ''), notCancelled))
  // The visit was cancelled in this instant. The caller may try again.
  return holder?.patientSpid === patientSpid ? existed(holder) : EXTERNAL_ID_TAKEN
}

/** The id of an appointment in a path: Solo's, the external or the aggregate one, in that order. */
export type VisitName = { readonly id: string } | { readonly externalId: string } | { readonly said: number }

const SOLO_INTEGER = /^\d{1,15}$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Returns the visit of that id; of several with one external id the one that is not cancelled, else the newest. */
export async function findVisit(orm: Orm, name: VisitName): Promise<Answer<Visit>> {
  if ('said' in name) return first(orm, eq(appointment.id, name.said))
  if ('externalId' in name) return first(orm, eq(appointment.externalId, name.externalId))
  if (SOLO_INTEGER.test(name.id)) {
    const byId = await first(orm, eq(appointment.id, Number(name.id)))
    if (byId.ok) return byId
  }
  const byExternalId = await first(orm, eq(appointment.externalId, name.id))
  if (byExternalId.ok || !UUID.test(name.id)) return byExternalId
  return first(orm, eq(appointment.aggregateId, name.id))
}

async function first(orm: Orm, which: SQL): Promise<Answer<Visit>> {
  const [visit] = await orm
    .select()
    .from(appointment)
    .where(which)
    .orderBy(sql`${appointment.status} = 'cancelled'`, sql`${appointment.id} desc`)
    .limit(1)
  return visit ? yes(visit) : APPOINTMENT_UNKNOWN
}

/** Operations 9 to 12: the visit of that id, if it has a call that links lead to. */
export async function visitToCall(orm: Orm, name: VisitName): Promise<Answer<Visit>> {
  const visit = await findVisit(orm, name)
  return visit.ok && visit.value.status === 'cancelled' ? HAS_NO_CALL : visit
}

/** An appointment as "Get Appointment" shows it. Times are Unix seconds. */
export interface AppointmentShown {
  readonly id: number
  readonly date: number
  readonly duration: number
  readonly reasons: string[]
  readonly status: string
  readonly videoCall: { readonly id: string; readonly status: string }
  readonly externalId: string | null
  readonly patient: { readonly id: string; readonly demographics: PatientRecord }
  readonly providers: Provider[]
}

/** Operation 14. */
export async function getAppointment(orm: Orm, id: string): Promise<Answer<AppointmentShown>> {
  const visit = await findVisit(orm, { id })
  if (!visit.ok) return visit
  const { value } = visit
  const [who] = await orm.select().from(patient).where(eq(patient.spid, value.patientSpid))
  if (!who) return APPOINTMENT_UNKNOWN
  return yes({
    id: value.id,
    date: unixSeconds(value.date),
    duration: value.durationSeconds,
    reasons: [...value.reasons],
    status: value.status,
    videoCall: { id: value.videoCallId, status: value.videoCallStatus },
    externalId: value.externalId,
    patient: { id: who.ownId, demographics: who.record },
    providers: [...value.providers],
  })
}
