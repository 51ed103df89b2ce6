import { asc, eq, type SQL } from 'drizzle-orm'
import type { Appointment, AppointmentPlace, BedForAppointment } from '@/lib/appointments/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { appointment, bed, building } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import type { AppointmentRow } from './booking-deps'
import { problemOf } from './booking-problem'

const place = {
  bedId: bed.id,
  building: building.name,
  floor: bed.floor,
  room: bed.room,
  label: bed.label,
}

export const unknownAppointment = () => refused('not_found', refusalText('appointment.unknown'))

/** Returns appointments with the beds they were booked from, by time. */
export async function readAppointments(orm: Orm, where: SQL | undefined): Promise<Appointment[]> {
  const rows = await orm
    .select({ row: appointment, place })
    .from(appointment)
    .leftJoin(bed, eq(bed.id, appointment.bedId))
    .leftJoin(building, eq(building.id, bed.buildingId))
    .where(where)
    .orderBy(asc(appointment.startsAt), asc(appointment.bookedAt))
  return rows.map(({ row, place: at }) => appointmentOf(row, wholePlace(at)))
}

export async function readAppointment(orm: Orm, id: string): Promise<Result<Appointment>> {
  const [found] = await readAppointments(orm, eq(appointment.id, id))
  return found ? accepted(found) : unknownAppointment()
}

type Found = { readonly [Name in keyof AppointmentPlace]: string | null }

/** Null unless the bed and its building are there. */
function wholePlace({ bedId, building: house, floor, room, label }: Found): AppointmentPlace | null {
  return bedId !== null && house !== null && floor !== null && room !== null && label !== null
    ? { bedId, building: house, floor, room, label }
    : null
}

const appointmentOf = (row: AppointmentRow, at: AppointmentPlace | null): Appointment => ({
  id: row.id,
  status: row.status,
  startsAt: row.startsAt.getTime(),
  durationSeconds: row.durationSeconds,
  waitingRoom: row.waitingRoom,
  reason: row.reason,
  patient: { name: row.patientName, mrn: row.patientMrn },
  place: at,
  bookedBy: row.bookedByName,
  bookedAt: row.bookedAt.getTime(),
  checkedAt: row.checkedAt?.getTime() ?? null,
  movingTo: row.movingTo?.getTime() ?? null,
  trouble: problemOf(row),
})

/** Returns a bed and the patient in it. */
export async function readBed(orm: Orm, bedId: string): Promise<Result<BedForAppointment>> {
  const [found] = await orm
    .select({ place, bed })
    .from(bed)
    .innerJoin(building, eq(building.id, bed.buildingId))
    .where(eq(bed.id, bedId))
  if (!found) return refused('place_unknown', refusalText('place.notOnBoard'), { field: 'bedId' })
  const { patientSoloId, patientMrn, patientName, patientBirthDate } = found.bed
  return accepted({
    place: found.place,
    patient:
      patientMrn === null
        ? null
        : { soloId: patientSoloId, name: patientName ?? '', mrn: patientMrn, birthDate: patientBirthDate },
  })
}
