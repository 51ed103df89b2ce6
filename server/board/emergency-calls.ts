import { and, eq, inArray, isNull } from 'drizzle-orm'
import { escalationOf, pathFor } from '@/lib/board/escalation'
import type { BuildingSummary, OnCallRules, OpenStatus } from '@/lib/board/types'
import { unitOf } from '@/lib/board/unit'
import { bed, request } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'
import type { summaries } from './heartbeat-facts'

/** The statuses of an unclaimed request. */
export const UNCLAIMED = ['sending', 'not-sent', 'waiting'] as const satisfies readonly OpenStatus[]

type Summary = Pick<Awaited<ReturnType<typeof summaries>>[number], 'id' | 'name' | 'waiting' | 'emergencies'>

/**
 * Returns the buildings as displays are sent them: each with its unclaimed emergencies and who they call at `now` (ms), so that
 * the walls of other buildings sound for them as for their own. One query, and none while no emergency waits.
 */
export async function withEmergencyCalls(
  orm: Orm | Transaction,
  buildings: readonly Summary[],
  onCallRulesOf: (buildingId: string) => OnCallRules,
  now: number,
): Promise<readonly BuildingSummary[]> {
  const plain = buildings.map(({ id, name, waiting, emergencies }) => ({ id, name, waiting, emergencies }))
  if (plain.every(({ emergencies }) => emergencies === 0)) return plain
  const open = await orm
    .select({ request, department: bed.department, floor: bed.floor })
    .from(request)
    .innerJoin(bed, eq(bed.id, request.bedId))
    .where(
      and(
        isNull(request.endedAt),
        eq(request.priority, 'emergency'),
        inArray(request.status, [...UNCLAIMED]),
      ),
    )
  return plain.map((building) => {
    const calls = open
      .filter(({ request: { buildingId } }) => buildingId === building.id)
      .map(({ request: { id, status, askedAt, outcome }, ...at }) => {
        const { steps } = pathFor(onCallRulesOf(building.id).paths, unitOf(at), 'emergency')
        const asked = {
          // The query returns unclaimed requests only.
          status: status as OpenStatus,
          askedAt: askedAt.getTime(),
          ...(outcome && { outcome }),
        }
        return {
          requestId: id,
          reached: (escalationOf(asked, steps, now)?.reached ?? []).map(({ reach }) => reach),
        }
      })
    return calls.length === 0 ? building : { ...building, emergencyCalls: calls }
  })
}
