import { and, asc, desc, eq, inArray, isNull, like, or, type SQL, sql } from 'drizzle-orm'
import { foldWords, wordsOf } from '@/lib/board/fold-words'
import { MOST_FOUND_BEDS } from '@/lib/board/search-limit'
import type { FoundBed, OpenStatus } from '@/lib/board/types'
import { bed, building, request } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

/** More words than any name of a bed and a patient has together; what is typed after them is not looked at. */
const MOST_WORDS = 12

export interface BedSearch {
  readonly text: string
  /** Whether the reader may find beds by their patients. Else no part of the query looks at one. */
  readonly patients: boolean
  /** Whether the reader may see what goes on at every bed. Else the answer holds places only. */
  readonly requests: boolean
}

/**
 * Returns the beds that every typed word fits, in any order, the nearest first: by an exact MRN or the beginning of a name of the
 * patient (only with `patients`), an exact device serial, or a part of the place. Half an MRN must not find another patient.
 */
export async function searchBeds(orm: Orm, { text, patients, requests }: BedSearch): Promise<FoundBed[]> {
  const whole = text.trim()
  const words = whole.split(/\s+/).slice(0, MOST_WORDS)
  const typed = words.flatMap(wordsOf)
  if (typed.length === 0) return []
  const buildings = await orm.select({ id: building.id, name: building.name }).from(building)
  const inBuilding = (part: string) => {
    const ids = buildings.filter(({ name }) => foldWords(name).includes(part)).map(({ id }) => id)
    return ids.length > 0 ? inArray(bed.buildingId, ids) : undefined
  }
  const fits = (part: string) =>
    or(
      like(bed.ownWords, `%${part}%`),
      like(bed.areaWords, `%${part}%`),
      inBuilding(part),
      patients ? like(bed.patientWords, `% ${part}%`) : undefined,
    )
  const isIdentifier = (word: string) =>
    or(eq(bed.deviceSerial, word), patients ? eq(bed.patientMrn, word) : undefined)
  const isWanted = and(...words.map((word) => or(isIdentifier(word), fitsAll(wordsOf(word).map(fits)))))
  const rows = await orm
    .select({ bed, building: { id: building.id, name: building.name }, request })
    .from(bed)
    .innerJoin(building, eq(building.id, bed.buildingId))
    .leftJoin(request, and(eq(request.bedId, bed.id), isNull(request.endedAt)))
    .where(and(isNull(bed.retiredAt), or(isIdentifier(whole), isWanted)))
    .orderBy(
      desc(sql`coalesce(${isIdentifier(whole)}, false)`),
      asc(
        sql.join(
          typed.map((part) => distance(part, patients)),
          sql` + `,
        ),
      ),
      asc(building.position),
      asc(bed.floor),
      asc(sql`length(${bed.room})`),
      asc(bed.room),
      asc(bed.label),
    )
    .limit(MOST_FOUND_BEDS)
  const isTyped = (identifier: string | null) =>
    identifier !== null && (identifier === whole || words.includes(identifier))
  return rows.map(({ bed: found, building, request: open }): FoundBed => {
    const { id, floor, room, label, department, occupied, patientMrn, deviceSerial } = found
    return {
      bedId: id,
      building,
      floor,
      room,
      label,
      department,
      matched: patients && isTyped(patientMrn) ? 'mrn' : isTyped(deviceSerial) ? 'serial' : 'place',
      ...(requests && { occupied, request: shownOf(open) }),
      ...(patients && {
        patient:
          patientMrn === null
            ? null
            : { name: found.patientName ?? '', mrn: patientMrn, birthDate: found.patientBirthDate },
      }),
    }
  })
}

const shownOf = (open: typeof request.$inferSelect | null): NonNullable<FoundBed['request']> | null =>
  open && {
    // An open row's status is an open one.
    status: open.status as OpenStatus,
    priority: open.priority,
    askedAt: open.askedAt.getTime(),
    ...(open.arrivedAt && { arrivedAt: open.arrivedAt.getTime() }),
    claimedAt: open.claimedAt?.getTime() ?? null,
  }

/** Without a part nothing fits: a word of punctuation is no word of any bed. */
const fitsAll = (conditions: readonly (SQL | undefined)[]): SQL | undefined =>
  conditions.length === 0 ? sql`false` : and(...conditions)

/** How far a bed is from a word: the bed's own whole word is nearest, its floor, unit or building farthest. */
function distance(part: string, patients: boolean): SQL {
  const whole = `% ${part} %`
  const start = `% ${part}%`
  const own = (pattern: string) =>
    or(like(bed.ownWords, pattern), patients ? like(bed.patientWords, pattern) : undefined)
  return sql`case when ${own(whole)} then 0 when ${own(start)} then 1 when ${like(bed.ownWords, `%${part}%`)} then 2 else 3 end`
}
