import { type SQL, sql } from 'drizzle-orm'
import { bed } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import type { DuePoll } from './lease-polls'

export interface PollReturn {
  readonly poll: DuePoll
  /** When the bed is due again, in ms from now. */
  readonly inMs: number
  /** Whether Solo answered, so that the board's view of the bed is as old as the lease. */
  readonly checked: boolean
}

/** How long (ms) a bed waits for others, so that one statement gives back all that were polled at about the same time. */
const TOGETHER_MS = 50

/** Gives beds back, but those that another node has meanwhile. One that was made due at another time meanwhile keeps that time. */
export async function returnPolls(orm: Orm, returns: readonly PollReturn[]): Promise<void> {
  await orm.execute(sql`update ${bed} set watched_by = null, watched_until = null,
      next_check_at = case when ${bed.nextCheckAt} = given.due_at
        then clock_timestamp() + given.in_ms * interval '1 millisecond' else ${bed.nextCheckAt} end,
      checked_at = coalesce(given.checked_at, ${bed.checkedAt})
    from (values ${sql.join(returns.map(asRow), sql`, `)}) as given (id, held_by, held_until, due_at, in_ms, checked_at)
    where ${bed.id} = given.id and ${bed.leasedBy} is not distinct from given.held_by
      and ${bed.leasedUntil} is not distinct from given.held_until`)
}

const time = (at: Date | null): SQL => sql`${at?.toISOString() ?? null}::timestamptz`

const asRow = ({ poll, inMs, checked }: PollReturn): SQL =>
  sql`(${poll.bedId}::uuid, ${poll.leasedBy}::text, ${time(poll.leasedUntil)}, ${time(poll.dueAt)}, ${inMs}::float8,
    ${time(checked ? poll.leasedAt : null)})`

/**
 * Returns what gives a bed back, and resolves once that is written. Beds that come within a moment of each other go together: most polls find
 * nothing, and a statement for each would be most of what a quiet house costs.
 */
export function createReturns(orm: Orm): (given: PollReturn) => Promise<void> {
  let waiting: { readonly returns: PollReturn[]; readonly written: Promise<void> } | null = null

  function open(): NonNullable<typeof waiting> {
    const returns: PollReturn[] = []
    const written = new Promise<void>((resolve) => {
      setTimeout(resolve, TOGETHER_MS)
    }).then(() => {
      waiting = null
      return returnPolls(orm, returns)
    })
    return { returns, written }
  }

  return (given) => {
    waiting ??= open()
    waiting.returns.push(given)
    return waiting.written
  }
}
