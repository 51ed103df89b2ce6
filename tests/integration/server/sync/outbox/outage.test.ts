import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SERVER_NOT_SENT_AFTER_MS } from '@/lib/board/not-sent'
import type { Locator } from '@/lib/board/types'
import { request } from '@/server/db/schema'
import { describeOnPostgres } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { actor, allowed, BED_2, IMPATIENT_MS, openWard, type Ward } from '../../../../support/ward'

const PROMISED_MS = 5_000
const PATIENCE = { timeout: 60_000, interval: 50 }

describeOnPostgres('A request while Solo is in trouble', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard({ ...(await hospital()), timeoutMs: IMPATIENT_MS })
  })
  afterEach(() => ward.close())

  const who = actor('bedside')
  const ask = async (locator: Locator = BED_2) => {
    const made = await ward.assistance.create(allowed(who, 'request:create'), {
      locator,
      reason: 'other',
      priority: 'routine',
    })
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.request
  }
  const cancel = (id: string) => ward.assistance.cancel(allowed(who, 'request:cancel'), id, 'another-reason')

  const anotherDevice = async () => {
    const board = await ward.board.snapshot(allowed(who, 'board:read'), BED_2.building)
    const ready = board.ok ? board.value.beds.filter(({ device }) => device.readiness === 'ready') : []
    return ready.find(({ room }) => room !== BED_2.room)?.device.serial ?? ''
  }

  for (const trouble of ['refuse', 'hang'] as const) {
    it(`reads NOT SENT within 5 s and is delivered once when the line is back (${trouble})`, async () => {
      await ward.line.become(trouble)
      const { id } = await ask()
      await ward.until(id, 'not-sent')
      expect(SERVER_NOT_SENT_AFTER_MS).toBeLessThan(PROMISED_MS)
      await ward.line.become('pass')
      await ward.until(id, 'waiting')
      expect((await ward.soloRequests()).all).toBe(1)
    })
  }

  it('gives its lease back with every outcome, so that no other attempt waits for the lease to end', async () => {
    const delivery = async (id: string) => {
      const [row] = await ward.database.orm.select().from(request).where(eq(request.id, id))
      return row
    }
    const free = { leasedBy: null, leasedUntil: null }
    await ward.line.become('refuse')
    const { id } = await ask()
    const soon = { ...PATIENCE, interval: 5 }
    await expect.poll(() => delivery(id), soon).toMatchObject({ ...free, lastFailure: expect.any(String) })
    await ward.line.become('pass')
    await ward.until(id, 'waiting')
    expect(await delivery(id)).toMatchObject({ ...free, delivery: 'done' })
    await cancel(id)
    await expect
      .poll(() => delivery(id), soon)
      .toMatchObject({ ...free, endReason: 'another-reason', delivery: 'done' })
  })

  it('is due as soon as Solo answers again, however long it was put off', async () => {
    const { orm } = ward.database
    await ward.line.become('refuse')
    const first = await ask()
    const second = await ask({ deviceSerialNumber: await anotherDevice() })
    await ward.until(second.id, 'not-sent')
    // By then the circuit is open.
    await expect
      .poll(
        async () => (await orm.select().from(request)).reduce((sum, row) => sum + row.attempts, 0),
        PATIENCE,
      )
      .toBeGreaterThan(5)
    await orm
      .update(request)
      .set({ nextAttemptAt: sql`clock_timestamp() + interval '1 hour'` })
      .where(eq(request.id, second.id))
    await ward.line.become('pass')
    await ward.until(first.id, 'waiting')
    await ward.until(second.id, 'waiting')
  })

  it('is not made twice when Solo took it and the answer was lost', async () => {
    await ward.line.become('lose-answers')
    const { id } = await ask()
    await expect.poll(() => ward.line.passed.filter((call) => call.startsWith('POST')).length).toBe(1)
    await ward.line.become('pass')
    await ward.until(id, 'waiting')
    expect(await ward.soloRequests()).toMatchObject({ all: 1, open: [expect.any(String)] })
    // It looked before it would have sent again.
    expect(ward.line.passed.filter((call) => call.startsWith('POST'))).toHaveLength(1)
  })

  it('is closed in Solo when it was cancelled before its outcome was known', async () => {
    await ward.line.become('lose-answers')
    const { id } = await ask()
    await expect.poll(() => ward.soloRequests()).toMatchObject({ all: 1 })
    expect(await cancel(id)).toMatchObject({ value: { status: 'cancelled' } })
    await ward.line.become('pass')
    await expect.poll(() => ward.soloRequests()).toEqual({ all: 1, open: [] })
  })

  it('never reaches Solo when it was cancelled before it could leave', async () => {
    await ward.line.become('refuse')
    const { id } = await ask()
    await ward.until(id, 'not-sent')
    await cancel(id)
    const next = await ask()
    await ward.line.become('pass')
    await ward.until(next.id, 'waiting')
    expect((await ward.soloRequests()).all).toBe(1)
  })

  it('does not lose a new call to the closing of the one before', async () => {
    const first = await ask()
    await ward.until(first.id, 'waiting')
    await ward.line.become('refuse')
    await cancel(first.id)
    const second = await ask()
    await ward.until(second.id, 'not-sent')
    await ward.line.become('pass')
    await ward.until(second.id, 'waiting')
    const { all, open: left } = await ward.soloRequests()
    expect({ all, left: left.length }).toEqual({ all: 2, left: 1 })
  })

  it('is not sent while the one before is still open in Solo', async () => {
    const sent = () => ward.line.passed.filter((call) => call.startsWith('POST')).length
    const first = await ask()
    await ward.until(first.id, 'waiting')
    await ward.line.become('hang', /^DELETE/)
    await cancel(first.id)
    const second = await ask()
    await ward.until(second.id, 'not-sent')
    expect(sent()).toBe(1)
    await ward.line.become('pass')
    await ward.until(second.id, 'waiting')
    expect(await ward.soloRequests()).toMatchObject({ all: 2, open: [expect.any(String)] })
  })

  it('does not close what was asked at its place in Solo since', async () => {
    const { id } = await ask()
    await ward.until(id, 'waiting')
    await ward.line.become('refuse')
    await cancel(id)
    // There it ended as well, and a tablet of the vendor's asked again.
    await ward.elsewhere('DELETE', '/qapi/v1/request-assistance', BED_2)
    await ward.elsewhere('POST', '/qapi/v1/request-assistance', BED_2)
    const { open: theirs } = await ward.soloRequests()
    await ward.line.become('pass')
    await expect
      .poll(() => ward.database.orm.select({ owed: request.delivery }).from(request))
      .toEqual([{ owed: 'done' }])
    expect(await ward.soloRequests()).toEqual({ all: 2, open: theirs })
  })

  it('says NOT SENT at once where Solo refuses, and can be claimed meanwhile', async () => {
    const [bed] = await bedsWithoutDevice()
    const made = await ward.assistance.create(allowed(who, 'request:create'), {
      locator: bed ?? BED_2,
      reason: 'other',
      priority: 'routine',
    })
    if (!made.ok) throw new Error(made.refusal.code)
    await ward.until(made.value.request.id, 'not-sent')
    const nurse = actor('virtual')
    expect(await ward.assistance.claim(allowed(nurse, 'request:claim'), made.value.request.id)).toMatchObject(
      { value: { status: 'claimed' } },
    )
    expect(
      await ward.assistance.join(allowed(nurse, 'request:join'), made.value.request.id, {
        via: 'solo',
        mrn: '1234',
      }),
    ).toMatchObject({ refusal: { code: 'not_delivered' } })
    expect(
      await ward.assistance.release(allowed(nurse, 'request:release'), made.value.request.id),
    ).toMatchObject({ value: { status: 'not-sent' } })
  })

  async function bedsWithoutDevice() {
    const board = await ward.board.snapshot(allowed(actor('charge'), 'board:read'), 'hospital')
    if (!board.ok) throw new Error(board.refusal.code)
    return board.value.beds
      .filter((bed) => bed.device.readiness === 'none')
      .map(({ floor, room, label }) => ({ building: 'hospital', floor, room, bed: label }))
  }
})
