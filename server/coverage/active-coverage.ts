import { sql } from 'drizzle-orm'
import { account, coverage, session } from '@/server/db/schema'

/**
 * Whether a row of coverage holds now. It lasts until the end of the shift, and only as long as somebody who may still sign
 * in has a session open that was open when it was set: signing out, running out and being shut out all end it, on every
 * node, with nothing to be cleaned up; signing in again later does not bring it back.
 *
 * Every board asks this with each pulse, so it must not read a session's history: `now()` stands still within a statement,
 * which the index on open sessions needs, and is early by the length of a transaction at most.
 */
export const isCoverageActive = sql`(${coverage.until} > clock_timestamp() and exists (
  select 1 from ${session} join ${account} on ${account.id} = ${session.accountId}
  where ${session.accountId} = ${coverage.userId} and not ${account.disabled} and ${session.endedAt} is null
    and ${session.expiresAt} > now() and ${session.createdAt} <= ${coverage.since}))`
