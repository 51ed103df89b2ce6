import { createHash } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import type { Cover } from '@/lib/board/coverage'
import { JOIN_WITHIN_SECONDS, type UnitPath } from '@/lib/board/escalation'
import type { OnCallRules, Priority } from '@/lib/board/types'
import { isCoverageActive } from '@/server/coverage/active-coverage'
import { coverage, escalationPath } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'

export type JoinWithin = Readonly<Record<Priority, number>>

/**
 * Reads the on-call rules, by building id: two queries, however many buildings there are. A building without any gets the
 * defaults.
 */
export async function readOnCallRules(
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
    versioned(
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

/** `mark`, the version on the wire, is a hash of the content only, so every node computes the same one. */
function versioned(
  paths: readonly UnitPath[],
  covers: readonly Cover[],
  joinWithin: JoinWithin,
): OnCallRules {
  const content = { paths, coverage: covers, joinWithin }
  const mark = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16)
  return { mark, ...content }
}
