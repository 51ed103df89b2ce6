import { eq, isNull, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Priority } from '@/lib/board/types'
import { soloError } from '@/lib/solo/verdict'
import { removeNode } from '@/server/db/lease'
import { request } from '@/server/db/schema'
import type { Delivered } from '@/server/sync/outbox/deliver'
import { heldLease } from '@/server/sync/outbox/held-lease'
import { leaseDeliveries } from '@/server/sync/outbox/lease-deliveries'
import { markNotSent } from '@/server/sync/outbox/mark-not-sent'
import { settleEnd } from '@/server/sync/outbox/settle-end'
import { settleNew } from '@/server/sync/outbox/settle-new'
import { describeOnBothDatabases } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { nodeLastSeen, nodeLives } from '../../../../support/node-seen'
import { openInSolo } from '../../../../support/open-in-solo'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../../support/ward'

const PATIENCE = { timeout: 60_000, interval: 50 }
const who = actor('charge')
const TIMEOUT_MS = 1_000
const OUTCOMES: Delivered[] = [
  { kind: 'confirmed', found: { ...openInSolo, soloId: 'of a dead node' } },
  { kind: 'failed', error: soloError('rejected'), unknown: false },
  { kind: 'lost' },
]
const OTHERS = { leasedBy: 'the other node', leasedUntil: new Date('2100-01-01') }

async function askIn(ward: Ward, priority: Priority = 'urgent'): Promise<string> {
  const asked = await ward.assistance.create(allowed(who, 'request:create'), {
    locator: BED_2,
    reason: 'other',
    priority,
  })
  if (!asked.ok) throw new Error(asked.refusal.code)
  return asked.value.request.id
}

const rowIn = async (ward: Ward) => {
  const [row] = await ward.database.orm.select().from(request).where(isNull(request.endedAt))
  if (!row) throw new Error('There is no request')
  return row
}

describeOnBothDatabases('A node that was held up', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital(), { outbox: false })
  })
  afterEach(() => ward.close())

  it('relies on its lease only while the database says that it lives and has it', async () => {
    const { orm } = ward.database
    await askIn(ward)
    await nodeLives(orm, 'this node')
    const [leased] = await leaseDeliveries(orm, 'this node', 1, 600_000)
    if (!leased) throw new Error('Nothing is due')
    expect(await heldLease(orm, leased, TIMEOUT_MS).holds()).toBe(true)
    const { wall, steady } = leased.takenAt
    const HOUR = 3_600_000
    // A machine that slept knows it by one of its clocks only.
    const slept = [
      { wall: wall - HOUR, steady },
      { wall, steady: steady - HOUR },
    ].map((takenAt) => heldLease(orm, { ...leased, takenAt }, TIMEOUT_MS))
    const [longAgo] = slept
    if (!longAgo) throw new Error('There is none')
    const holds = () => Promise.all(slept.map((one) => one.holds()))
    expect(await holds()).toEqual([true, true])
    await nodeLives(orm, 'the other node')
    await nodeLastSeen(orm, 'this node', 3_000)
    expect([...(await holds()), await longAgo.beginClosing()]).toEqual([false, false, false])
    await nodeLives(orm, 'this node')
    expect(await holds()).toEqual([true, true])
    await orm.update(request).set(OTHERS)
    expect([...(await holds()), await longAgo.beginClosing()]).toEqual([false, false, false])
  })

  it('expects a cancellation for as long as it may take to leave and to arrive, and none that did not leave', async () => {
    const { orm } = ward.database
    await askIn(ward)
    await nodeLives(orm, 'this node')
    await orm.update(request).set({ delivery: 'close' })
    const [leased] = await leaseDeliveries(orm, 'this node', 1, 600_000)
    if (!leased) throw new Error('Nothing is due')
    expect(await heldLease(orm, leased, 3_600_000).beginClosing()).toBe(true)
    const [{ left } = { left: 0 }] = await orm
      .select({ left: sql<number>`extract(epoch from ${request.lateCloseUntil} - clock_timestamp())::float` })
      .from(request)
    expect(left).toBeGreaterThan(3_600)
    await settleEnd(orm, leased, { kind: 'lost' })
    expect(await rowIn(ward)).toMatchObject({ delivery: 'close', lateCloseUntil: null, leasedBy: null })
  })

  it('writes nothing of a delivery that another node has already', async () => {
    const { orm } = ward.database
    await askIn(ward)
    await nodeLives(orm, 'this node')
    const [leased] = await leaseDeliveries(orm, 'this node', 1, 600_000)
    await removeNode(orm, 'this node')
    await nodeLives(orm, 'the other node')
    const [anothers] = await leaseDeliveries(orm, 'the other node', 1, 600_000)
    if (!leased || !anothers) throw new Error('Nothing is due')
    for (const outcome of OUTCOMES) {
      await settleNew(orm, leased.row, outcome)
      await settleEnd(orm, leased, { kind: 'closed' })
    }
    expect(await orm.select().from(request)).toEqual([{ ...anothers.row, sentAt: expect.any(Date) }])
  })

  it('says at once that a request is not sent which waits for a cancellation', async () => {
    const { orm } = ward.database
    await askIn(ward)
    const later = new Date('2100-01-01')
    await orm.update(request).set({ arrivedAt: later })
    const status = async () => {
      await markNotSent(orm)
      return (await rowIn(ward)).status
    }
    expect(await status()).toBe('sending')
    const { buildingId, bedId, locator } = await rowIn(ward)
    await orm.insert(request).values({
      ...{ buildingId, bedId, locator, origin: 'lantern', priority: 'urgent', status: 'cancelled' },
      ...{ endedAt: new Date(), delivery: 'close', lateCloseUntil: later },
    })
    // While it is under way its answer is awaited.
    await orm.update(request).set({ leasedBy: 'this node' }).where(eq(request.status, 'cancelled'))
    expect(await status()).toBe('sending')
    await orm.update(request).set({ leasedBy: null })
    expect(await status()).toBe('not-sent')
  })
})

describeOnBothDatabases('A node that is held up between its look at Solo and a cancellation', (open) => {
  const hospital = hospitalOf(open)
  const said: string[] = []
  let ward: Ward
  beforeEach(async () => {
    said.length = 0
    const log = pino({ level: 'warn' }, { write: (line) => void said.push(line) })
    ward = await openWard({ ...(await hospital()), log })
  })
  afterEach(() => ward.close())

  it('sends none once another node has its delivery', async () => {
    const { orm } = ward.database
    const before = await askIn(ward)
    await ward.until(before, 'waiting')
    await nodeLives(orm, OTHERS.leasedBy)
    // It looks, is held up, and is taken for dead meanwhile.
    ward.line.meanwhile(/^GET /, () => orm.update(request).set(OTHERS).where(eq(request.id, before)))
    await ward.assistance.cancel(allowed(who, 'request:cancel'), before, 'asked-by-mistake')
    await expect.poll(() => said.join(''), PATIENCE).toContain('this node was held up')
    expect(ward.line.passed.filter((call) => call.startsWith('DELETE '))).toEqual([])
    const [row] = await orm.select().from(request).where(eq(request.id, before))
    expect(row).toMatchObject({ leasedBy: OTHERS.leasedBy, lateCloseUntil: null, delivery: 'close' })
  })
})
