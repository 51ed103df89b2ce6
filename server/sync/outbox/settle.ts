import { eq } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { SoloError } from '@/lib/solo/failure'
import { fullJitterMs } from '@/lib/solo/retry-backoff'
import { writeChange } from '@/server/assistance/change'
import { resetSoloPlace } from '@/server/assistance/move'
import {
  learnAboutDevice,
  learnAboutPatient,
  learnPlaceUnknown,
  pollSoon,
} from '@/server/assistance/observed-bed'
import { bedInSoloOf } from '@/server/assistance/solo-place'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import { wakeOutboxWorker } from '@/server/event-log/outbox-channel'
import { databaseTime, fromNow } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import type { Observed } from '@/server/solo-gateway/observed'
import type { Delivered } from './deliver'

const BACKOFF = { baseDelayMs: 400, maxDelayMs: 3_000 }
const SHORTEST_PAUSE_MS = 200
/** How soon (ms) after Solo confirmed a request the poller polls its bed. */
const FIRST_POLL_MS = 2_000

const NO_LEASE = { leasedBy: null, leasedUntil: null } satisfies PgUpdateSetSource<typeof request>

/** Writes the outcome of delivering a new request to Solo. What users did to the request in the meantime stands. */
export async function settleNew(orm: Orm, delivery: RequestRow, delivered: Delivered): Promise<void> {
  await withBuildingLocked(orm, delivery, async (tx, row, now) => {
    if (delivered.kind === 'confirmed') await confirm(tx, row, now, delivered.found)
    else await postpone(tx, row, delivered.error, delivered.unknown)
  })
}

async function confirm(tx: Transaction, row: RequestRow, now: Date, found: Observed): Promise<void> {
  const set = {
    ...NO_LEASE,
    soloId: found.soloId,
    soloStatus: found.status,
    soloPatientId: found.soloPatientId,
    deliveredAt: now,
    attempts: 0,
    lastFailure: null,
  }
  if (row.endedAt !== null) {
    await tx.update(request).set(set).where(eq(request.id, row.id))
    await wakeOutboxWorker(tx)
    return
  }
  const at = bedInSoloOf(row)
  const device = await learnAboutDevice(tx, at, found)
  await learnAboutPatient(tx, row.bedId, found, at === row.bedId ? 'here' : 'elsewhere')
  await pollSoon(tx, at, FIRST_POLL_MS)
  if (device && at !== row.bedId) {
    await appendEvent(tx, { buildingId: row.buildingId, bedId: at, kind: 'bed-updated' })
  }
  const unclaimed = row.status === 'sending' || row.status === 'not-sent'
  await writeChange(tx, row.id, {
    set: { ...set, delivery: 'done', ...(unclaimed && { status: 'waiting' }) },
    kind: 'request-delivered',
  })
}

async function postpone(tx: Transaction, row: RequestRow, error: SoloError, unknown: boolean): Promise<void> {
  const neverLeft = !unknown && row.soloId === null
  const set = {
    ...NO_LEASE,
    lastFailure: error.kind,
    nextAttemptAt: fromNow(pauseMs(error, row.attempts)),
    ...(neverLeft && { sentAt: null }),
    ...(neverLeft && row.endedAt !== null && { delivery: 'done' as const }),
  }
  const unknownPlace = error.kind === 'not-found' && (await learnPlaceUnknown(tx, bedInSoloOf(row)))
  // Solo's plain no will not change within seconds: say so at once, and go on trying.
  if (row.status === 'sending' && !unknown && isPlainNo(error)) {
    await tx
      .update(request)
      .set({ ...set, status: 'not-sent' })
      .where(eq(request.id, row.id))
    await appendEvent(tx, { buildingId: row.buildingId, bedId: row.bedId, kind: 'request-not-sent' })
  } else {
    await tx.update(request).set(set).where(eq(request.id, row.id))
    if (unknownPlace) {
      await appendEvent(tx, { buildingId: row.buildingId, bedId: bedInSoloOf(row), kind: 'bed-updated' })
    }
  }
  if (neverLeft && row.endedAt === null) await resetSoloPlace(tx, row)
}

/** Writes the id in Solo of a request whose creation was never answered. */
export const recognise = (orm: Orm, delivery: RequestRow, soloId: string) =>
  orm.update(request).set({ soloId }).where(eq(request.id, delivery.id))

/** Writes the outcome of closing a request in Solo. A plain no ends the attempts: nothing more can be done. */
export async function settleEnd(orm: Orm, delivery: RequestRow, error: SoloError | null): Promise<void> {
  const done = error === null || error.kind === 'rejected' || error.kind === 'not-found'
  await orm
    .update(request)
    .set({
      ...NO_LEASE,
      lastFailure: error?.kind ?? null,
      ...(done ? { delivery: 'done' } : { nextAttemptAt: fromNow(pauseMs(error, delivery.attempts)) }),
    })
    .where(eq(request.id, delivery.id))
}

const isPlainNo = (error: SoloError): boolean =>
  error.kind === 'rejected' || error.kind === 'not-found' || error.kind === 'unauthorised'

const pauseMs = (error: SoloError, attempts: number): number =>
  error.retryAfterMs ?? SHORTEST_PAUSE_MS + fullJitterMs(BACKOFF, attempts, Math.random)

async function withBuildingLocked(
  orm: Orm,
  delivery: RequestRow,
  write: (tx: Transaction, row: RequestRow, now: Date) => Promise<void>,
): Promise<void> {
  await orm.transaction(async (tx) => {
    await lockBuilding(tx, delivery.buildingId)
    const [found] = await tx
      .select({ row: request, now: databaseTime })
      .from(request)
      .where(eq(request.id, delivery.id))
    if (found) await write(tx, found.row, new Date(found.now))
  })
}
