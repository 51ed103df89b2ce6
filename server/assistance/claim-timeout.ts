import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
import { PRIORITIES } from '@/lib/board/types'
import { accepted } from '@/lib/errors'
import { request } from '@/server/db/schema'
import type { JoinWithin } from '@/server/escalation/on-call'
import type { RequestRow } from '@/server/event-log/bed-state'
import type { Database, Orm } from '@/server/platform/db/open'
import { createWorker, type Worker } from '@/server/platform/worker'
import { changeRequest, type Decision } from './change'
import { unclaimed } from './transitions'

const CHECK_EVERY_MS = 1_000
const LATE_AFTER_MS = 30_000
/** A nurse who taps Join in the last second still waits for Solo's answer, and must not lose the claim to that wait. */
const GRACE_MS = 3_000

export interface ReturnsSettings {
  readonly database: Pick<Database, 'orm'>
  /** The time in seconds in which a claim must be joined. */
  readonly joinWithin?: JoinWithin
  readonly log: Logger
}

/**
 * Returns requests to the queue, marked, that a nurse claimed in Lantern and did not join in time. Every node checks; a request
 * that one node has returned is unclaimed for the next, because each node decides on the row while it holds the building's
 * lock.
 */
export const createClaimTimeoutWorker = ({
  database,
  joinWithin = JOIN_WITHIN_SECONDS,
  log,
}: ReturnsSettings): Worker =>
  createWorker({
    name: 'returns',
    everyMs: CHECK_EVERY_MS,
    lateAfterMs: LATE_AFTER_MS,
    round: async () => {
      for (const { id } of await overdue(database.orm, joinWithin)) {
        await changeRequest(database.orm, id, (row, now) => giveBack(row, joinWithin, now))
      }
    },
    log,
  })

/**
 * Returns a request to the queue, unless that has become wrong since: it was joined, released, ended or claimed again. A
 * request whose call is over, without an outcome, is returned likewise. A
 * request that Solo confirms after the claim can be joined from then on, so its time counts from the confirmation; one that
 * was never sent returns as NOT SENT. A nurse who has begun to join waits for Solo: the time counts from then.
 */
export function giveBack(row: RequestRow, joinWithin: JoinWithin, now: Date): Decision {
  const { status, endedAt, claimedById, claimedByName, claimedAt, deliveredAt, joinStartedAt } = row
  if (endedAt || status !== 'claimed' || !claimedById || !claimedAt) return accepted(null)
  const from = Math.max(claimedAt.getTime(), deliveredAt?.getTime() ?? 0, joinStartedAt?.getTime() ?? 0)
  if (now.getTime() < from + joinWithin[row.priority] * 1000 + GRACE_MS) return accepted(null)
  return accepted({
    set: {
      ...unclaimed(row),
      returns: row.returns + 1,
      returnedAt: now,
      returnedFromName: claimedByName,
      ...(row.callOverAt && {
        outcome: { kind: 'unsaid', byId: claimedById, by: claimedByName ?? '', at: now.getTime() },
      }),
    },
    kind: 'request-returned',
  })
}

/** By the database's clock, so that a restart, or another node, continues from the same claim. */
const overdue = (orm: Orm, joinWithin: JoinWithin) =>
  orm
    .select({ id: request.id })
    .from(request)
    .where(
      and(
        eq(request.status, 'claimed'),
        isNull(request.endedAt),
        isNotNull(request.claimedById),
        or(
          ...PRIORITIES.map((priority) =>
            and(
              eq(request.priority, priority),
              gt(
                sql`clock_timestamp()`,
                // It ignores what is null.
                sql`greatest(${request.claimedAt}, ${request.deliveredAt}, ${request.joinStartedAt}) + ${joinWithin[priority] * 1000 + GRACE_MS} * interval '1 millisecond'`,
              ),
            ),
          ),
        ),
      ),
    )
