import { asc, eq, type SQL } from 'drizzle-orm'
import type { BedForVisit, Visit, VisitPlace } from '@/lib/appointments/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { bed, building, visit } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import type { VisitRow } from './booking-deps'
import { troubleOf } from './booking-problem'

const place = {
  bedId: bed.id,
  building: building.name,
  floor: bed.floor,
  room: bed.room,
  label: bed.label,
}

export const unknownVisit = () => refused('not_found', refusalText('visit.unknown'))

/** Appointments with the beds they were booked from, in the order of their time. */
export async function readVisits(orm: Orm, where: SQL | undefined): Promise<Visit[]> {
  const rows = await orm
    .select({ row: visit, place })
    .from(visit)
    .leftJoin(bed, eq(bed.id, visit.bedId))
    .leftJoin(building, eq(building.id, bed.buildingId))
    .where(where)
    .orderBy(asc(visit.startsAt), asc(visit.bookedAt))
  return rows.map(({ row, place: at }) => visitOf(row, wholePlace(at)))
}

export async function readVisit(orm: Orm, id: string): Promise<Result<Visit>> {
  const [found] = await readVisits(orm, eq(visit.id, id))
  return found ? accepted(found) : unknownVisit()
}

type Found = { readonly [Name in keyof VisitPlace]: string | null }

/** Null unless the bed and its building are there. */
function wholePlace({ bedId, building: house, floor, room, label }: Found): VisitPlace | null {
  return bedId !== null && house !== null && floor !== null && room !== null && label !== null
    ? { bedId, building: house, floor, room, label }
    : null
}

const visitOf = (row: VisitRow, at: VisitPlace | null): Visit => ({
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
  trouble: troubleOf(row.trouble),
})

/** A bed and who lies in it. */
export async function readBed(orm: Orm, bedId: string): Promise<Result<BedForVisit>> {
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
