import type { FastifyBaseLogger } from 'fastify'
import { open } from '@/lib/solo/sealed-text'
import type { Orm } from '@/server/platform/db/open'
import { errorCode } from '@/server/platform/error-code'
import { createLeasedQueue, type LeasedQueue } from '@/server/platform/leased-queue'
import { type RotatedSecret, readWithAny } from '@/server/platform/rotated-secret'
import { visitsCsv } from './csv'
import { lockedZip } from './locked-zip'
import { endOrder, giveBack, leaseOrders, type Report } from './orders'
import { visitsIn } from './visits'

/** Long enough for any report; after that the order of a maker that died is leased again. */
const LEASE_MS = 60_000

/** How soon the worker finds an order that a dead process left behind. */
const POLL_INTERVAL_MS = 15_000

const ATTEMPTS = 3

/** A preset that no tenant has, for rehearsing what happens when a report fails. */
const PRESET_THAT_FAILS = '00000000-0000-0000-0000-000000000000'

/**
 * Makes the ordered encounter reports, one after the other, oldest first; call `poke` after an order was written. Orders are
 * rows: they outlive the process, and one of several nodes makes each. An order that fails three times has failed for good.
 */
export function createReportWorker(
  orm: Orm,
  secret: RotatedSecret,
  log: Pick<FastifyBaseLogger, 'warn' | 'error'>,
): LeasedQueue {
  const make = async (order: Report): Promise<Uint8Array | null> => {
    const password = readWithAny(secret, (one) => open(order.sealedPassword ?? '', one))
    if (password === null || order.presetId === PRESET_THAT_FAILS) return null
    const csv = visitsCsv(await visitsIn(orm, order))
    return lockedZip('encounter-report.csv', csv, password)
  }

  const run = async (order: Report): Promise<void> => {
    try {
      await endOrder(orm, order.id, await make(order))
    } catch (error) {
      log.error(
        { report: order.id, attempt: order.attempts, code: errorCode(error) },
        'An encounter report could not be made',
      )
      if (order.attempts >= ATTEMPTS) await endOrder(orm, order.id, null)
      else await giveBack(orm, order.id)
    }
  }

  return createLeasedQueue({
    name: 'reports',
    pollIntervalMs: POLL_INTERVAL_MS,
    lateAfterMs: 2 * POLL_INTERVAL_MS,
    // Packing a report keeps a core busy.
    atOnce: 1,
    lease: (free) => leaseOrders(orm, free, LEASE_MS),
    run,
    onError: {
      message: 'The outcome of an encounter report was not written',
      fields: ({ id }) => ({ report: id }),
    },
    log,
  })
}
