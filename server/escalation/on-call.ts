import { createHash } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import type { Cover } from '@/lib/board/coverage'
import { JOIN_WITHIN_SECONDS, type UnitPath } from '@/lib/board/escalation'
import type { OnCallRules, Priority } from '@/lib/board/types'
import { isCoverageActive } from '@/server/coverage/active-coverage'
import { coverage, escalationPath } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'

export type JoinWithin = Readonly<Record<Priority, number>>

/** Whom requests call upon, by building id: two queries, whatever the number of buildings. Absent: nothing is set there. */
export async function readDuties(
  orm: Orm | Transaction,
  joinWithin: JoinWithin = JOIN_WITHIN_SECONDS,
  buildingId?: string,
): Promise<(buildingId: string) => OnCallRules> {
  const paths = await orm
    .select({
      buildingId: escalationPath.buildingId,
      path: { unit: escalationPath.unit, priority: escalationPath.priority, steps: escalationPath.steps },
    })
    .from(escalationPath)
    .where(buildingId === undefined ? undefined : eq(escalationPath.buildingId, buildingId))
    .orderBy(asc(escalationPath.unit), asc(escalationPath.priority))
  const covers = await orm
    .select()
    .from(coverage)
    .where(and(isCoverageActive, buildingId === undefined ? undefined : eq(coverage.buildingId, buildingId)))
    .orderBy(asc(coverage.unit), asc(coverage.since), asc(coverage.id))
  return (of) =>
    marked(
      paths.flatMap((row) => (row.buildingId === of ? [row.path] : [])),
      covers.flatMap((row) => (row.buildingId === of ? [coverOf(row)] : [])),
      joinWithin,
    )
}

const coverOf = (row: typeof coverage.$inferSelect): Cover => ({
  unit: row.unit,
  userId: row.userId,
  name: row.userName,
  until: row.until.getTime(),
})

/** The mark is of what is said alone, so that every node gives the same one. */
function marked(paths: readonly UnitPath[], covers: readonly Cover[], joinWithin: JoinWithin): OnCallRules {
  const said = { paths, coverage: covers, joinWithin }
  const mark = createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16)
  return { mark, ...said }
}
