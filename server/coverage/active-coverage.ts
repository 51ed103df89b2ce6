import { and, eq, type SQL, sql } from 'drizzle-orm'
import { account, bed, coverage, session } from '@/server/db/schema'
import { unitOfBed } from '@/server/db/unit-of-bed'

/**
 * Whether a row of coverage is active now. It lasts until the end of the shift, and only as long as a user who may still sign
 * in has a session open that was open when it was set: signing out, expiry and disabling the account all end it, on every node,
 * with nothing to clean up; a later sign-in does not bring it back.
 *
 * Every board reads this with each heartbeat, so it must not read a session's history: `now()` stands still within a statement,
 * which the index on open sessions needs, and is early by the length of a transaction at most.
 */
export const isCoverageActive = sql`(${coverage.until} > clock_timestamp() and exists (
  select 1 from ${session} join ${account} on ${account.id} = ${session.accountId}
  where ${session.accountId} = ${coverage.userId} and not ${account.disabled} and ${session.endedAt} is null
    and ${session.expiresAt} > now() and ${session.createdAt} <= ${coverage.since}))`

/** Whether a user covers the unit of the bed that a query on `bed` reads. */
export const coversUnitOfBed = (userId: string): SQL<boolean> =>
  sql<boolean>`exists (select from ${coverage} where ${and(
    eq(coverage.userId, userId),
    eq(coverage.buildingId, bed.buildingId),
    eq(coverage.unit, unitOfBed),
    isCoverageActive,
  )})`
