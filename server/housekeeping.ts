import { lt, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { forgetRequestNames, forgetRequests } from './assistance/forget-requests'
import { retireOldRows } from './audit/archive/retire'
import { logHead } from './audit/chain/head'
import { forgetCalls } from './calls/forget-calls'
import { forgetGlass, forgetKept } from './chart/forget-kept'
import type { Config } from './config'
import { attempt, idempotency, teamsToken } from './db/schema'
import { forgetEvents, forgetNames } from './event-log/forget-events'
import { daysAgo } from './platform/db/batches'
import { fromNow } from './platform/db/clock'
import type { Orm } from './platform/db/open'
import { createWorker, type Worker } from './platform/worker'
import { forgetSessions } from './sessions/forget-sessions'
import { forgetEntries } from './sync/webhooks/inbox'

const HOUR_MS = 3_600_000
/** A browser repeats a call while its tab lives, but not after a week. */
const KEYS_KEPT_DAYS = 7
/** How long a webhook is kept, to recognise a replay. */
const WEBHOOK_INBOX_KEPT_MS = 30 * 24 * HOUR_MS

/** How long Entra ID accepts a refresh token that is not used. */
const TOKENS_KEPT_MS = 90 * 24 * HOUR_MS

export interface Housekeeping {
  readonly orm: Orm
  readonly kept: Pick<Config['kept'], 'eventsDays' | 'namesDays'>
  /** Where archives of the audit trail go. */
  readonly archives: string
  readonly log: Logger
}

/** Removes what has been kept for long enough, once an hour; an open request never. Old audit rows go to archives. */
export const createHousekeeping = ({ orm, kept, archives, log }: Housekeeping): Worker =>
  hourly('housekeeping', log, async () => {
    await orm.delete(idempotency).where(lt(idempotency.createdAt, daysAgo(KEYS_KEPT_DAYS)))
    await forgetEntries(orm, WEBHOOK_INBOX_KEPT_MS)
    await orm.delete(teamsToken).where(lt(teamsToken.expiresAt, fromNow(-TOKENS_KEPT_MS)))
    await forgetCalls(orm)
    await orm.delete(attempt).where(lt(attempt.expire, sql`clock_timestamp()`))
    await forgetEvents(orm, kept.eventsDays)
    await forgetNames(orm, kept.namesDays)
    await forgetRequests(orm, kept.eventsDays)
    await forgetRequestNames(orm, kept.namesDays)
    await forgetSessions(orm, kept.eventsDays)
    await forgetGlass(orm)
    await forgetKept(orm)
    // The last: a disk that is full stops nothing else.
    await retireOldRows({ orm, folder: archives, log })
  })

/** Logs the head of the audit trail, once an hour. */
export const createHeadLogger = (orm: Orm, log: Logger): Worker =>
  hourly('audit head', log, () => logHead(orm, log))

const hourly = (name: string, log: Logger, round: () => Promise<void>): Worker =>
  createWorker({ name, everyMs: HOUR_MS, lateAfterMs: 3 * HOUR_MS, round, log })
