import { and, asc, eq, ilike, or } from 'drizzle-orm'
import type { FoundBed } from '@/lib/board/types'
import type { Orm } from '../db/open'
import { bed, building } from '../db/schema'

const MOST = 20

/**
 * Beds whose device serial is `text`, whose patient's MRN is `text` (only with `patients`), or whose place holds each of
 * its words. Exact for identifiers: half an MRN must not find somebody else.
 */
export async function searchBeds(orm: Orm, text: string, patients: boolean): Promise<FoundBed[]> {
  const typed = text.trim()
  if (!typed) return []
  const place = and(
    ...typed.split(/\s+/).map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      return or(
        ilike(bed.room, pattern),
        ilike(bed.label, pattern),
        ilike(bed.floor, pattern),
        ilike(bed.department, pattern),
        ilike(building.name, pattern),
      )
    }),
  )
  const rows = await orm
    .select({ bed, building: { id: building.id, name: building.name } })
    .from(bed)
    .innerJoin(building, eq(building.id, bed.buildingId))
    .where(or(eq(bed.deviceSerial, typed), patients ? eq(bed.patientMrn, typed) : undefined, place))
    .orderBy(asc(building.position), asc(bed.floor), asc(bed.room), asc(bed.label))
    .limit(200)
  const found = rows.map((row): FoundBed => {
    const matched =
      patients && row.bed.patientMrn === typed ? 'mrn' : row.bed.deviceSerial === typed ? 'serial' : 'place'
    return {
      bedId: row.bed.id,
      building: row.building,
      floor: row.bed.floor,
      room: row.bed.room,
      label: row.bed.label,
      matched,
    }
  })
  const rank = { mrn: 0, serial: 1, place: 2 } as const
  return found.sort((a, b) => rank[a.matched] - rank[b.matched]).slice(0, MOST)
}
