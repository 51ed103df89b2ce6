import { eq, type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { escalationOf } from '@/lib/board/escalation'
import { shownStatus } from '@/lib/board/waiting'
import { request } from '@/server/db/schema'
import { readDatabaseTime } from '@/server/platform/db/clock'
import { markNotSent } from '@/server/sync/outbox/mark-not-sent'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'

const bea = actor('bedside', 'Bea')
const OUTAGE_MS = 62_000

describeOnBothDatabases('A request that an outage kept in the browser', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital())
  })
  afterEach(() => ward.close())

  const ask = async (askedAgoMs?: number) => {
    const made = await ward.assistance.create(allowed(bea, 'request:create'), {
      locator: BED_2,
      reason: 'fall-risk',
      priority: 'urgent',
      ...(askedAgoMs !== undefined && { askedAgoMs }),
    })
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.request
  }
  const now = () => readDatabaseTime(ward.database.orm)
  /** How long before the server's own time a moment is, in ms, as exact as the two readings around it allow. */
  const between = (before: number, moment: number, after: number) => ({
    least: before - moment,
    most: after - moment,
  })

  it('has waited since the tap, and says when it arrived', async () => {
    const before = await now()
    const { askedAt, arrivedAt } = await ask(OUTAGE_MS)
    const { least, most } = between(before, askedAt, await now())
    // The columns have whole milliseconds.
    expect(least).toBeLessThanOrEqual(OUTAGE_MS + 1)
    expect(most).toBeGreaterThanOrEqual(OUTAGE_MS - 1)
    expect((arrivedAt ?? 0) - askedAt).toBe(OUTAGE_MS)
  })

  it('escalates by the time that the patient has waited', async () => {
    const request = await ask(OUTAGE_MS)
    const path = [
      { afterSeconds: 0, reach: 'virtual-unit' },
      { afterSeconds: 60, reach: 'everybody' },
    ] as const
    const at = request.arrivedAt ?? 0
    expect(escalationOf({ ...request, status: 'waiting' }, path, at)?.reached).toHaveLength(2)
  })

  it('is not called NOT SENT for the time before it arrived', async () => {
    const made = await ask(OUTAGE_MS)
    expect(shownStatus({ ...made, status: 'sending' }, made.arrivedAt ?? 0)).toBe('sending')
    expect(shownStatus({ ...made, status: 'sending' }, (made.arrivedAt ?? 0) + 5_000)).toBe('not-sent')

    // Once it is delivered, the outbox worker leaves its row as this test writes it.
    await ward.until(made.id, 'waiting')
    const write = (arrivedAt: SQL) =>
      ward.database.orm
        .update(request)
        .set({ status: 'sending', arrivedAt: sql<Date>`${arrivedAt}` })
        .where(eq(request.id, made.id))
    await write(sql`clock_timestamp() + interval '1 hour'`)
    await markNotSent(ward.database.orm)
    await ward.until(made.id, 'sending')
    await write(sql`clock_timestamp() - interval '5 seconds'`)
    await markNotSent(ward.database.orm)
    await ward.until(made.id, 'not-sent')
  })

  it('that took no longer than any other was asked when it arrived', async () => {
    for (const ago of [undefined, 0, 1_500]) {
      const before = await now()
      const made = await ask(ago)
      expect(made).not.toHaveProperty('arrivedAt')
      expect(made.askedAt).toBeGreaterThanOrEqual(Math.floor(before))
      await ward.assistance.cancel(allowed(bea, 'request:cancel'), made.id, 'asked-by-mistake')
    }
  })

  it('waits for an hour at most, whatever the clock of the browser says', async () => {
    const { askedAt, arrivedAt } = await ask(900 * 24 * 3_600_000)
    expect((arrivedAt ?? 0) - askedAt).toBe(3_600_000)
  })

  it('waits since the end of the request before at the earliest', async () => {
    const first = await ask()
    const ended = await ward.assistance.cancel(allowed(bea, 'request:cancel'), first.id, 'asked-by-mistake')
    if (!ended.ok) throw new Error(ended.refusal.code)
    const { askedAt, arrivedAt } = await ask(OUTAGE_MS)
    expect(askedAt).toBe(ended.value.ended?.at)
    expect(arrivedAt).toBeGreaterThanOrEqual(askedAt)
  })
})
