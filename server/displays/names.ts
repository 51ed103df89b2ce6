import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { DisplayChoice, NamedWall, NamesDecision, WallNames } from '@/lib/board/display'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { display } from '@/server/db/schema'
import { readUnits } from '@/server/places/units'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { announceChange } from '@/server/sessions/sessions'

type DisplayRow = typeof display.$inferSelect

/** Returns whether a wall shows names. */
export function namesOf(row: DisplayRow): WallNames {
  const { showsNames, namesApprovedAt: at, namesApprovedByName: by, namesUntil, namesRefusedByName } = row
  if (!showsNames) return { state: 'none', refusedBy: namesRefusedByName }
  if (at !== null) return { state: 'approved', by: by ?? '', at: at.getTime() }
  const until = namesUntil?.getTime() ?? null
  return { state: 'waiting', until: until !== null && until > Date.now() ? until : null }
}

/** The columns of a wall whose administrator has chosen names just now: no one has approved them yet. */
export const askedBy = ({ userId, name }: Actor) => ({
  namesAskedById: userId,
  namesAskedByName: name,
  namesAskedAt: sql`now()`,
  ...NOT_APPROVED,
  namesRefusedByName: null,
})

const NOT_APPROVED = {
  namesApprovedById: null,
  namesApprovedByName: null,
  namesApprovedAt: null,
  namesUntil: null,
} as const

/**
 * Returns the columns that a change of a wall sets besides the choice: names are approved for a place, so that another unit or
 * building asks for them again.
 */
export function askedAgain(row: DisplayRow, choice: DisplayChoice, actor: Actor) {
  if (!choice.showsNames) return NOT_APPROVED
  const isSame = row.showsNames && row.buildingId === choice.buildingId && row.unit === choice.unit
  return isSame ? {} : askedBy(actor)
}

/** Returns the walls that show names or are to show them, those that wait first. */
export async function listNamedWalls(orm: Orm, actor: Actor): Promise<readonly NamedWall[]> {
  const rows = await orm.select().from(display).where(wantsNames).orderBy(asc(display.name))
  const buildings = await readUnits(orm)
  const walls = rows.map((row) => ({
    id: row.id,
    name: row.name,
    buildingId: row.buildingId,
    building: (buildings.find(({ id }) => id === row.buildingId) ?? buildings[0])?.name ?? '',
    unit: row.unit,
    askedBy: row.namesAskedByName ?? row.pairedByName,
    askedAt: (row.namesAskedAt ?? row.pairedAt).getTime(),
    own: isOwn(row, actor),
    names: namesOf(row),
  }))
  return walls.toSorted((a, b) => Number(b.names.state === 'waiting') - Number(a.names.state === 'waiting'))
}

const wantsNames = and(eq(display.showsNames, true), isNull(display.revokedAt), isNull(display.bedSerial))

const isOwn = ({ pairedById, namesAskedById }: DisplayRow, { userId }: Actor): boolean =>
  pairedById === userId || namesAskedById === userId

/**
 * Approves names on a wall, refuses them, or takes them back. Refuses not_found where no one asks for names there, version_conflict where
 * the wall was moved to another place since, and forbidden to approve to the user who asked.
 */
export async function decideNames(
  tx: Transaction,
  actor: Actor,
  id: string,
  { approved, buildingId, unit }: NamesDecision,
): Promise<Result<{ readonly id: string }>> {
  const [row] = await tx
    .select()
    .from(display)
    .where(and(eq(display.id, id), wantsNames))
    .for('update')
  if (!row) return refused('not_found', refusalText('display.noNamesAsked'))
  if (row.buildingId !== buildingId || row.unit !== unit) {
    return refused('version_conflict', refusalText('display.movedSince'))
  }
  if (approved && isOwn(row, actor)) return refused('forbidden', refusalText('display.ownNames'))
  const { userId, name } = actor
  const decided = approved
    ? { namesApprovedById: userId, namesApprovedByName: name, namesApprovedAt: sql`now()`, namesUntil: null }
    : { ...NOT_APPROVED, showsNames: false, namesRefusedByName: name }
  await tx.update(display).set(decided).where(eq(display.id, id))
  await announceChange(tx, id)
  return accepted({ id })
}
