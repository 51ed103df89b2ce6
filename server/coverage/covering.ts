import { sql } from 'drizzle-orm'
import { account, coverage, session } from '../db/schema'

/**
 * Whether a row of coverage holds now. It lasts until the end of the shift, and only as long as somebody who may still sign
 * in has a session open that was open when it was set: signing out, running out and being shut out all end it, on every
 * node, with nothing to be cleaned up; signing in again later does not bring it back.
 */
export const covering = sql`(${coverage.until} > clock_timestamp() and exists (
  select 1 from ${session} join ${account} on ${account.id} = ${session.accountId}
  where ${session.accountId} = ${coverage.userId} and not ${account.disabled} and ${session.endedAt} is null
    and ${session.expiresAt} > clock_timestamp() and ${session.createdAt} <= ${coverage.since}))`
