import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { SoloError } from '@/lib/solo/failure'
import { fullJitterMs } from '@/lib/solo/retry-backoff'
import type { request } from '@/server/db/schema'

const BACKOFF = { baseDelayMs: 400, maxDelayMs: 3_000 }
const SHORTEST_PAUSE_MS = 200

/** The columns of a delivery that any node may take. */
export const NO_LEASE = { leasedBy: null, leasedUntil: null } satisfies PgUpdateSetSource<typeof request>

/** Returns how long (ms) to wait before the attempt that follows `attempts` others. */
export const backoffMs = (attempts: number): number =>
  SHORTEST_PAUSE_MS + fullJitterMs(BACKOFF, attempts, Math.random)

/** The same after `error`, which may say how long. */
export const pauseMs = (error: SoloError, attempts: number): number =>
  error.retryAfterMs ?? backoffMs(attempts)
