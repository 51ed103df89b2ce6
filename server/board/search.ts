import { and, asc, eq, ilike, isNull, or } from 'drizzle-orm'
import type { FoundBed } from '@/lib/board/types'
import { bed, building } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

const MOST = 20

/**
 * Returns the beds whose device serial is `text`, whose patient's MRN is `text` (only with `patients`), or whose place holds
 * each of its words, the nearest first. Identifiers match exactly: half an MRN must not find another patient.
 */
export async function searchBeds(orm: Orm, text: string, patients: boolean): Promise<FoundBed[]> {
  const typed = text.trim()
  if (!typed) return []
  const place = and(
    ...words(typed).map((word) => {
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
    .where(
      and(
        isNull(bed.retiredAt),
        or(eq(bed.deviceSerial, typed), patients ? eq(bed.patientMrn, typed) : undefined, place),
      ),
    )
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
  return found.sort((a, b) => rank(a, typed) - rank(b, typed)).slice(0, MOST)
}

/** Lower is nearer: identifiers first, then the beds whose own room and label hold most of the words, whole. */
function rank(bed: FoundBed, typed: string): number {
  if (bed.matched !== 'place') return bed.matched === 'mrn' ? -2 : -1
  const own = new Set(words(`${bed.room} ${bed.label}`))
  return words(typed).filter((word) => !own.has(word)).length
}

const words = (text: string): string[] => text.toLowerCase().split(/\s+/)
