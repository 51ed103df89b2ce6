import { eq } from 'drizzle-orm'
import type { SoloError } from '@/lib/solo/failure'
import { requestToChange, writeChange } from '@/server/assistance/change'
import { endedHere, oweClosing } from '@/server/assistance/ended-here'
import { CREATE_OVER_AFTER_MS } from '@/server/assistance/late-operations'
import { resetSoloPlace } from '@/server/assistance/move'
import { learnFromSolo, learnPlaceUnknown } from '@/server/assistance/observed-bed'
import { bedInSoloOf } from '@/server/assistance/solo-place'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import { wakeOutboxWorker } from '@/server/event-log/outbox-channel'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import type { Observed } from '@/server/solo-gateway/observed'
import type { Delivered } from './deliver'
import { hasSameLease } from './held-lease'
import { backoffMs, NO_LEASE, pauseMs } from './retry-pause'

/** How soon (ms) after Solo confirmed a request the poller polls its bed. */
const FIRST_POLL_MS = 2_000

/**
 * Writes the outcome of delivering a new request to Solo. What users did to the request in the meantime stands.
 * @returns the id of an ended request that Solo still has, answered with, and has to close first; null: it did not
 */
export async function settleNew(
  orm: Orm,
  delivery: RequestRow,
  delivered: Delivered,
): Promise<string | null> {
  let behind: string | null = null
  await withBuildingLocked(orm, delivery, async (tx, row, now) => {
    // The node that has it now looks in Solo, and writes what becomes of it.
    if (!hasSameLease(row, delivery)) return
    if (delivered.kind === 'lost') return giveBack(tx, row)
    if (delivered.kind === 'failed') return postpone(tx, row, delivery, now, delivered)
    const ended = await endedHere(tx, delivered.found.soloId)
    if (!ended || ended.id === row.id) return confirm(tx, row, delivery, now, delivered.found)
    await putBehind(tx, row, ended)
    behind = ended.id
  })
  return behind
}

/** Delivers `row`, of which Solo has nothing yet, once `left` is closed there. */
async function putBehind(tx: Transaction, row: RequestRow, left: RequestRow): Promise<void> {
  await oweClosing(tx, left)
  await tx
    .update(request)
    .set({
      ...NO_LEASE,
      sentAt: null,
      nextAttemptAt: fromNow(backoffMs(row.attempts)),
      ...(row.endedAt && { delivery: 'done' }),
    })
    .where(eq(request.id, row.id))
}

async function giveBack(tx: Transaction, row: RequestRow): Promise<void> {
  await tx
    .update(request)
    .set({ ...NO_LEASE, nextAttemptAt: fromNow(backoffMs(row.attempts)) })
    .where(eq(request.id, row.id))
}

async function confirm(
  tx: Transaction,
  row: RequestRow,
  delivery: RequestRow,
  now: Date,
  found: Observed,
): Promise<void> {
  const set = {
    ...NO_LEASE,
    ...answered(delivery, now),
    soloId: found.soloId,
    soloStatus: found.status,
    soloPatientId: found.soloPatientId,
    deliveredAt: now,
    attempts: 0,
    lastFailure: null,
  }
  if (row.endedAt !== null) {
    // It was taken back while it was sent: by a node of 0.1, which takes no lock of the row, perhaps as one that was never sent.
    await tx
      .update(request)
      .set({ ...set, delivery: 'close' })
      .where(eq(request.id, row.id))
    await wakeOutboxWorker(tx)
    return
  }
  const at = bedInSoloOf(row)
  const here = at === row.bedId
  const device = { device: true, pollInMs: FIRST_POLL_MS }
  const isNews = await learnFromSolo(tx, at, found, { ...device, patient: here ? 'here' : null })
  if (!here) {
    await learnFromSolo(tx, row.bedId, found, { device: false, patient: 'elsewhere' })
    if (isNews) await appendEvent(tx, { buildingId: row.buildingId, bedId: at, kind: 'bed-updated' })
  }
  const unclaimed = row.status === 'sending' || row.status === 'not-sent'
  await writeChange(tx, row.id, {
    set: { ...set, delivery: 'done', ...(unclaimed && { status: 'waiting' }) },
    kind: 'request-delivered',
  })
}

/** The column of a creation of which this attempt's outcome is known. An earlier one may have been lost on its way. */
const answered = ({ sentAt: earlier }: RequestRow, now: Date) => ({
  lateCreateUntil: earlier === null ? null : new Date(now.getTime() + CREATE_OVER_AFTER_MS),
})

async function postpone(
  tx: Transaction,
  row: RequestRow,
  delivery: RequestRow,
  now: Date,
  { error, unknown }: { readonly error: SoloError; readonly unknown: boolean },
): Promise<void> {
  const neverLeft = !unknown && row.soloId === null
  const set = {
    ...NO_LEASE,
    ...(unknown
      ? { lateCreateUntil: new Date(now.getTime() + CREATE_OVER_AFTER_MS) }
      : answered(delivery, now)),
    lastFailure: error.kind,
    nextAttemptAt: fromNow(pauseMs(error, row.attempts)),
    ...(neverLeft && { sentAt: null }),
    ...(row.endedAt !== null && { delivery: neverLeft ? ('done' as const) : ('close' as const) }),
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

const isPlainNo = (error: SoloError): boolean =>
  error.kind === 'rejected' || error.kind === 'not-found' || error.kind === 'unauthorised'

async function withBuildingLocked(
  orm: Orm,
  delivery: RequestRow,
  write: (tx: Transaction, row: RequestRow, now: Date) => Promise<void>,
): Promise<void> {
  await orm.transaction(async (tx) => {
    await lockBuilding(tx, delivery.buildingId)
    const found = await requestToChange(tx, eq(request.id, delivery.id))
    if (found) await write(tx, found.row, new Date(found.now))
  })
}
