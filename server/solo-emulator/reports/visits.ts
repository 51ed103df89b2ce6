import { and, asc, eq, gte, lte } from 'drizzle-orm'
import type { Orm } from '@/server/platform/db/open'
import { appointment, patient, waitingRoom } from '../db/schema'
import { atom } from '../time-formats'

/** The visits of a report: those that begin in this range, both ends included. */
export interface ReportRange {
  readonly from: Date
  readonly to: Date
}

/** The first and the last day of a dump, YYYY-MM-DD in UTC, both included. */
export const wholeDays = ({ from, to }: { readonly from: string; readonly to: string }): ReportRange => ({
  from: new Date(`${from}T00:00:00.000Z`),
  to: new Date(`${to}T23:59:59.999Z`),
})

/** A visit in a report, in the words of the API; its keys are the columns, in their order. */
export type VisitRow = Awaited<ReturnType<typeof visitsIn>>[number]

/** Returns the visits of a range by date, also cancelled ones. */
export async function visitsIn(orm: Orm, { from, to }: ReportRange) {
  const found = await orm
    .select({ visit: appointment, who: patient, room: waitingRoom.name })
    .from(appointment)
    .innerJoin(patient, eq(patient.spid, appointment.patientSpid))
    .innerJoin(waitingRoom, eq(waitingRoom.id, appointment.waitingRoomId))
    .where(and(gte(appointment.date, from), lte(appointment.date, to)))
    .orderBy(asc(appointment.date), asc(appointment.id))
  return found.map(({ visit, who, room }) => {
    const [name] = who.record.name
    return {
      appointmentId: visit.id,
      externalId: visit.externalId ?? '',
      date: atom(visit.date),
      duration: visit.durationSeconds,
      status: visit.status,
      waitingRoom: room,
      reasons: visit.reasons.join('; '),
      providers: visit.providers.map((one) => `${one.firstName} ${one.lastName}`).join('; '),
      videoCallStatus: visit.videoCallStatus,
      episodeOfCareId: visit.episodeOfCareId ?? '',
      accountNumber: visit.accountNumber ?? '',
      patientId: who.ownId,
      soloPatientId: who.spid,
      mrn: who.record.mrn,
      firstName: name?.firstName ?? '',
      lastName: name?.lastName ?? '',
      birthDate: who.record.birthDate ?? '',
      gender: who.record.gender,
    }
  })
}
