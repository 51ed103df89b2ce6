import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Priority } from '@/lib/board/types'
import { request } from '@/server/db/schema'
import { describeOnPostgres } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { actor, allowed, BED_2, IMPATIENT_MS, openWard, type Ward } from '../../../../support/ward'

const PATIENCE = { timeout: 60_000, interval: 50 }
const who = actor('charge')

async function askIn(ward: Ward, priority: Priority = 'urgent'): Promise<string> {
  const asked = await ward.assistance.create(allowed(who, 'request:create'), {
    locator: BED_2,
    reason: 'other',
    priority,
  })
  if (!asked.ok) throw new Error(asked.refusal.code)
  return asked.value.request.id
}

describeOnPostgres('What was sent to Solo without an answer, and arrives later:', (open) => {
  const hospital = hospitalOf(open)
  const said: string[] = []
  let ward: Ward
  beforeEach(async () => {
    said.length = 0
    const log = pino({ level: 'warn' }, { write: (line) => void said.push(line) })
    ward = await openWard({ ...(await hospital()), log, timeoutMs: IMPATIENT_MS }, { poller: true })
  })
  afterEach(() => ward.close())

  const ask = (priority?: Priority) => askIn(ward, priority)
  const takeBack = (id: string) =>
    ward.assistance.cancel(allowed(who, 'request:cancel'), id, 'asked-by-mistake')
  const rowOf = async (id: string) => {
    const [row] = await ward.database.orm.select().from(request).where(eq(request.id, id))
    if (!row) throw new Error('There is no such request')
    return row
  }
  const onBoard = async () => {
    const board = await ward.board.snapshot(allowed(who, 'board:read'), 'hospital')
    if (!board.ok) throw new Error(board.refusal.code)
    return board.value.beds.flatMap(({ request: one }) => (one ? [one] : []))
  }
  /** Resolves once the poller has asked Solo about the bed after now. */
  const polled = async (bedId: string) => {
    const checked = async () => {
      const board = await ward.board.snapshot(allowed(who, 'board:read'), 'hospital')
      return board.ok ? board.value : null
    }
    const from = (await checked())?.serverTime ?? 0
    await expect.poll(async () => (await checked())?.checkedAt[bedId] ?? 0, PATIENCE).toBeGreaterThan(from)
  }
  const delayed = () => expect.poll(() => ward.line.delayed(), PATIENCE).toBe(1)
  const isClosed = (id: string) => expect.poll(async () => (await rowOf(id)).delivery, PATIENCE).toBe('done')
  /** As if the time were over in which Lantern waits for a cancellation. */
  const overTime = (id: string) =>
    ward.database.orm
      .update(request)
      .set({ lateCloseUntil: new Date(0) })
      .where(eq(request.id, id))

  it('a cancellation keeps the next request of its place NOT SENT until it cannot hit it', async () => {
    const before = await ask()
    await ward.until(before, 'waiting')
    await ward.line.become('delay', /^DELETE /)
    await takeBack(before)
    await delayed()
    await ward.line.become('pass')
    const next = await ask('emergency')
    const sent = (method: string) => ward.line.passed.filter((call) => call.startsWith(`${method} `)).length
    const from = sent('POST')
    await ward.until(next, 'not-sent')
    // It looks again and again, and does not cancel.
    await expect.poll(async () => (await rowOf(before)).attempts, PATIENCE).toBeGreaterThan(3)
    expect(sent('DELETE')).toBe(0)
    expect(sent('POST')).toBe(from)
    await ward.line.deliverDelayed()
    await ward.until(next, 'waiting')
    expect(await rowOf(before)).toMatchObject({ delivery: 'done', lateCloseUntil: null })
    expect(await onBoard()).toMatchObject([{ id: next, status: 'waiting' }])
    expect((await ward.soloRequests()).open).toHaveLength(1)
  })

  it('a cancellation that Solo carried out holds nothing up, though its answer was lost', async () => {
    const before = await ask()
    await ward.until(before, 'waiting')
    await ward.line.become('lose-answers', /^DELETE /)
    await takeBack(before)
    await isClosed(before)
    await ward.line.become('pass')
    expect(await rowOf(before)).toMatchObject({ lateCloseUntil: null })
    await ward.until(await ask(), 'waiting')
  })

  it('a cancellation that comes later still does not end the next request, which is sent again', async () => {
    const before = await ask()
    await ward.until(before, 'waiting')
    await ward.line.become('delay', /^DELETE /)
    await takeBack(before)
    await delayed()
    await expect.poll(async () => (await rowOf(before)).lastFailure, PATIENCE).not.toBeNull()
    await ward.line.become('pass')
    await overTime(before)
    await isClosed(before)
    const next = await ask('emergency')
    await ward.until(next, 'waiting')
    const had = (await rowOf(next)).soloId
    const events = (await ward.soloRequests()).all

    await ward.line.deliverDelayed()
    await expect.poll(async () => (await rowOf(next)).droppedAt, PATIENCE).not.toBeNull()
    expect(await ward.until(next, 'waiting')).toMatchObject({ ended: null, droppedAt: expect.any(Number) })
    expect((await rowOf(next)).soloId).not.toBe(had)
    expect(await ward.soloRequests()).toMatchObject({ all: events + 1, open: [(await rowOf(next)).soloId] })
    expect(said.join('')).toMatch(new RegExp(`"request":"${next}".*sent again`))
  })

  it('nor the request that a nurse has claimed, who keeps it', async () => {
    const id = await ask()
    await ward.until(id, 'waiting')
    await ward.assistance.claim(allowed(who, 'request:claim'), id)
    await ward.elsewhere('DELETE', '/qapi/v1/request-assistance', BED_2)
    await expect.poll(async () => (await rowOf(id)).droppedAt, PATIENCE).not.toBeNull()
    await isClosed(id)
    expect(await ward.until(id, 'claimed')).toMatchObject({ ended: null, claimedBy: { userId: who.userId } })
    expect((await ward.soloRequests()).open).toEqual([(await rowOf(id)).soloId])
    // Its next call is booked under its new id, apart from the calls of before.
    expect(await rowOf(id)).toMatchObject({ callSeries: 1, appointmentId: null, via: null })
  })

  it('a creation is closed in Solo when it arrives after its request was taken back', async () => {
    await ward.line.become('delay', /^POST /)
    const id = await ask()
    await delayed()
    await ward.line.become('hang', /^GET /)
    await takeBack(id)
    await ward.line.become('pass')
    await isClosed(id)
    const { bedId } = await rowOf(id)

    const { all } = await ward.soloRequests()
    await ward.line.deliverDelayed()
    expect((await ward.soloRequests()).all).toBe(all + 1)
    await expect.poll(async () => (await ward.soloRequests()).open, PATIENCE).toEqual([])
    await polled(bedId)
    expect(await onBoard()).toEqual([])
    expect(await ward.database.orm.$count(request)).toBe(1)
  })

  it('a creation is closed in Solo when it arrives after its request was made by a second one, and ended', async () => {
    await ward.line.become('delay', /^POST /)
    const id = await ask()
    await delayed()
    await ward.line.become('pass')
    await ward.until(id, 'waiting')
    await takeBack(id)
    await isClosed(id)
    const { bedId } = await rowOf(id)

    await ward.line.deliverDelayed()
    await expect.poll(async () => (await ward.soloRequests()).open, PATIENCE).toEqual([])
    await polled(bedId)
    expect(await onBoard()).toEqual([])
    expect(await ward.database.orm.$count(request)).toBe(1)
  })

  it('what the next request made there is not taken for a creation that may still arrive', async () => {
    await ward.line.become('delay', /^POST /)
    const before = await ask()
    await delayed()
    await ward.line.become('pass')
    await ward.until(before, 'waiting')
    await takeBack(before)
    await isClosed(before)
    const closed = await rowOf(before)

    await ward.line.become('lose-answers', /^POST /)
    const next = await ask('emergency')
    await expect.poll(async () => (await rowOf(next)).lastFailure, PATIENCE).not.toBeNull()
    const tryAgainAt = (at: Date) =>
      ward.database.orm.update(request).set({ nextAttemptAt: at }).where(eq(request.id, next))
    await tryAgainAt(new Date(Date.now() + 600_000))
    await ward.line.become('pass')
    const made = await ward.soloRequests()
    expect(made.open).toHaveLength(1)
    await polled(closed.bedId)
    await polled(closed.bedId)
    expect(await rowOf(before)).toMatchObject({ soloId: closed.soloId, delivery: 'done' })
    await tryAgainAt(new Date())
    await ward.until(next, 'waiting')
    expect(await rowOf(next)).toMatchObject({ soloId: made.open[0] })
    expect(await ward.soloRequests()).toEqual(made)
  })
})
