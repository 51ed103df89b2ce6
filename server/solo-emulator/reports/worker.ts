import type { FastifyBaseLogger } from 'fastify'
import { open } from '@/lib/solo/sealed-text'
import type { Orm } from '@/server/platform/db/open'
import { visitsCsv } from './csv'
import { lockedZip } from './locked-zip'
import { endOrder, giveBack, type Report, takeOrder } from './orders'
import { visitsIn } from './visits'

/** Long enough for any report; an order whose maker died is taken again after that. */
const TAKEN_FOR_MS = 60_000

/** How often orders are looked for that nobody spoke of: left behind by a maker that died. */
const LOOK_EVERY_MS = 15_000

const ATTEMPTS = 3

/** A preset that no tenant has, for rehearsing what happens when a report fails. */
const PRESET_THAT_FAILS = '00000000-0000-0000-0000-000000000000'

export interface ReportWorker {
  /** Looks for orders now, and from time to time. */
  start(): void
  /** There is an order: to be called after it was kept. */
  ordered(): void
  /** Ends after the report that is being made. */
  stop(): Promise<void>
}

/**
 * Makes the encounter reports that were ordered, one after the other, oldest first. Orders are rows: they outlive the
 * process, and of several nodes one makes each. One that cannot be made three times over has failed.
 */
export function createReportWorker(
  orm: Orm,
  secret: string,
  log: Pick<FastifyBaseLogger, 'warn' | 'error'>,
): ReportWorker {
  let stopped = false
  let again = false
  let working: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const make = async (order: Report): Promise<Uint8Array | null> => {
    const password = open(order.sealedPassword ?? '', secret)
    if (password === null || order.presetId === PRESET_THAT_FAILS) return null
    const csv = visitsCsv(await visitsIn(orm, order))
    return lockedZip('encounter-report.csv', csv, password)
  }

  const makeOne = async (order: Report): Promise<void> => {
    try {
      await endOrder(orm, order.id, await make(order))
    } catch (error) {
      // Its message could hold a query's values.
      log.error(
        { report: order.id, attempt: order.attempts, error: error instanceof Error ? error.name : 'unknown' },
        'An encounter report could not be made',
      )
      if (order.attempts >= ATTEMPTS) await endOrder(orm, order.id, null)
      else await giveBack(orm, order.id)
    }
  }

  const makeAll = async (): Promise<void> => {
    do {
      again = false
      for (let order = await takeOrder(orm, TAKEN_FOR_MS); order; ) {
        await makeOne(order)
        order = stopped ? null : await takeOrder(orm, TAKEN_FOR_MS)
      }
    } while (again && !stopped)
  }

  const look = (): void => {
    again = true
    if (working || stopped) return
    working = makeAll()
      .catch((error: unknown) => {
        log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'Reports cannot be made now')
      })
      .finally(() => {
        working = null
        // Ordered in the instant between the last look and now.
        if (again) look()
      })
  }

  return {
    start() {
      timer = setInterval(look, LOOK_EVERY_MS)
      timer.unref()
      look()
    },
    ordered: look,
    async stop() {
      stopped = true
      clearInterval(timer)
      await working
    },
  }
}
