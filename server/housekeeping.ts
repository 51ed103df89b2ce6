import { lt, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { forgetCalls } from './calls/forget-calls'
import { attempt, idempotency, teamsToken } from './db/schema'
import { fromNow } from './platform/db/clock'
import type { Orm } from './platform/db/open'
import { createWorker, type Worker } from './platform/worker'
import { forgetEntries } from './sync/webhooks/inbox'

const HOUR_MS = 3_600_000
/** A browser repeats a call while its tab lives, but not after a week. */
const KEYS_KEPT_MS = 7 * 24 * HOUR_MS
/** How long a webhook is kept, to recognise a replay. */
const WEBHOOK_INBOX_KEPT_MS = 30 * 24 * HOUR_MS

/** How long Entra ID accepts a refresh token that is not used. */
const TOKENS_KEPT_MS = 90 * 24 * HOUR_MS

/** Removes expired rows once an hour. The log, its requests and the sessions are records, and stay. */
export const createHousekeeping = (orm: Orm, log: Logger): Worker =>
  createWorker({
    name: 'housekeeping',
    everyMs: HOUR_MS,
    lateAfterMs: 3 * HOUR_MS,
    round: async () => {
      await orm.delete(idempotency).where(lt(idempotency.createdAt, fromNow(-KEYS_KEPT_MS)))
      await forgetEntries(orm, WEBHOOK_INBOX_KEPT_MS)
      await orm.delete(teamsToken).where(lt(teamsToken.expiresAt, fromNow(-TOKENS_KEPT_MS)))
      await forgetCalls(orm)
      await orm.delete(attempt).where(lt(attempt.expire, sql`clock_timestamp()`))
    },
    log,
  })
