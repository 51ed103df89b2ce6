import { eq } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { soloError } from '@/lib/solo/verdict'
import { changeRequest } from '@/server/assistance/change'
import { cancel } from '@/server/assistance/transitions'
import { removeNode } from '@/server/db/lease'
import { request } from '@/server/db/schema'
import { observe } from '@/server/solo-gateway/observed'
import { leaseDeliveries } from '@/server/sync/outbox/lease-deliveries'
import { settleNew } from '@/server/sync/outbox/settle-new'
import { describeOnBothDatabases } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { nodeLives } from '../../../../support/node-seen'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../../support/ward'

const PATIENCE = { timeout: 60_000, interval: 50 }
const LONG_MS = 600_000
const ASKED = { locator: BED_2, reason: 'other', priority: 'urgent' } as const

describeOnBothDatabases('A request that is taken back before Lantern knows whether Solo has it', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    // No outbox worker: the node that was delivering has died.
    ward = await openWard(await hospital(), { poller: true, outbox: false })
  })
  afterEach(() => ward.close())

  const who = actor('charge')
  const board = async () => {
    const read = await ward.board.snapshot(allowed(who, 'board:read'), 'hospital')
    if (!read.ok) throw new Error(read.refusal.code)
    return read.value
  }

  it('does not come back as a request made elsewhere', async () => {
    const asked = await ward.assistance.create(allowed(who, 'request:create'), ASKED)
    if (!asked.ok) throw new Error(asked.refusal.code)
    const { id, bedId } = asked.value.request
    const { orm } = ward.database
    await nodeLives(orm, 'a node that died')
    expect(await leaseDeliveries(orm, 'a node that died', 8, LONG_MS)).toHaveLength(1)
    await removeNode(orm, 'a node that died')
    // The last call of the dead node to Solo, whose answer it did not live to write.
    expect(await ward.elsewhere('POST', '/qapi/v1/request-assistance', BED_2)).toMatchObject({ status: 201 })
    await ward.assistance.cancel(allowed(who, 'request:cancel'), id, 'asked-by-mistake')

    const before = await board()
    await expect
      .poll(async () => {
        const { checkedAt } = await board()
        return (checkedAt[bedId] ?? 0) > before.serverTime
      }, PATIENCE)
      .toBe(true)
    const after = await board()
    expect(after.beds.find((bed) => bed.id === bedId)?.request).toBeNull()
    expect(await ward.assistance.get(allowed(who, 'request:read'), id)).toMatchObject({
      value: { status: 'cancelled', ended: { reason: 'asked-by-mistake' } },
    })
  })
})

describeOnBothDatabases('A request that is taken back in the moment in which its delivery begins', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital(), { outbox: false })
  })
  afterEach(() => ward.close())

  it('is either not sent, or closed in Solo afterwards', async () => {
    const { orm } = ward.database
    const asked = await ward.assistance.create(allowed(actor('bedside'), 'request:create'), ASKED)
    const { id } = asked.ok ? asked.value.request : { id: '' }
    await nodeLives(orm, 'another node')
    let leasing: ReturnType<typeof leaseDeliveries> | undefined
    const ended = await changeRequest(orm, id, async (row, now) => {
      leasing = leaseDeliveries(orm, 'another node', 8, LONG_MS)
      // PGlite has one connection, which leases once this transaction is over.
      if (open.kind === 'postgres') await leasing
      return cancel(row, actor('charge'), 'asked-by-mistake', now)
    })
    expect(ended).toMatchObject({ ok: true, value: { status: 'cancelled' } })
    const [row] = await orm.select().from(request).where(eq(request.id, id))
    expect((await leasing)?.length === 0 ? 'not sent' : 'sent').toBe(
      row?.delivery === 'done' ? 'not sent' : 'sent',
    )
  })
})

describeOnBothDatabases('A request that Solo would not close', (open) => {
  const hospital = hospitalOf(open)
  const said: string[] = []
  let ward: Ward
  beforeEach(async () => {
    const log = pino({ level: 'warn' }, { write: (line) => void said.push(line) })
    ward = await openWard({ ...(await hospital()), log })
  })
  afterEach(() => ward.close())

  it('is closed before the next one at its place is said to be received', async () => {
    const who = actor('bedside')
    const ask = async () => {
      const asked = await ward.assistance.create(allowed(who, 'request:create'), ASKED)
      if (!asked.ok) throw new Error(asked.refusal.code)
      return ward.until(asked.value.request.id, 'waiting')
    }
    const before = await ask()
    const [left] = (await ward.soloRequests()).open
    await ward.line.become('deny', /^DELETE /)
    await ward.assistance.cancel(allowed(who, 'request:cancel'), before.id, 'asked-by-mistake')
    const delivery = async () => {
      const [row] = await ward.database.orm.select().from(request).where(eq(request.id, before.id))
      return row?.delivery
    }
    await expect.poll(delivery, PATIENCE).toBe('done')
    await ward.line.become('pass')
    expect((await ward.soloRequests()).open).toEqual([left])

    const { id } = await ask()
    expect(id).not.toBe(before.id)
    const now = await ward.soloRequests()
    expect(now.open).toHaveLength(1)
    expect(now.open).not.toContain(left)
  })

  it('keeps the next one NOT SENT while Solo goes on refusing, and Solo is not asked all the time', async () => {
    const who = actor('bedside')
    const ask = async () => {
      const asked = await ward.assistance.create(allowed(who, 'request:create'), ASKED)
      if (!asked.ok) throw new Error(asked.refusal.code)
      return asked.value.request.id
    }
    const before = await ask()
    await ward.until(before, 'waiting')
    await ward.line.become('deny', /^DELETE /)
    await ward.assistance.cancel(allowed(who, 'request:cancel'), before, 'asked-by-mistake')
    const posts = () => ward.line.passed.filter((call) => call.startsWith('POST ')).length
    const since = posts()
    const next = await ask()
    await ward.until(next, 'not-sent')
    expect(said.join('')).toMatch(new RegExp(`"request":"${next}".*until an ended request is closed`))
    // At the shortest pause there would be two dozen.
    expect(posts() - since).toBeLessThan(13)
    await ward.line.become('pass')
    await ward.until(next, 'waiting')
  })
})

describeOnBothDatabases('A request that a node of 0.1 took for one that was never sent', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital(), { outbox: false })
  })
  afterEach(() => ward.close())

  it.each(['confirmed', 'unknown'] as const)('is closed in Solo once its delivery is %s', async (outcome) => {
    const { orm } = ward.database
    await ward.assistance.create(allowed(actor('bedside'), 'request:create'), ASKED)
    await nodeLives(orm, 'another node')
    const [leased] = await leaseDeliveries(orm, 'another node', 8, LONG_MS)
    if (!leased) throw new Error('Nothing was leased.')
    const isIt = eq(request.id, leased.row.id)
    // That node takes no lock of the row: its decision is from before the lease.
    await orm.update(request).set({ status: 'cancelled', endedAt: new Date(), delivery: 'done' }).where(isIt)
    const made = await ward.elsewhere('POST', '/qapi/v1/request-assistance', BED_2)
    await settleNew(
      orm,
      leased.row,
      outcome === 'confirmed'
        ? { kind: 'confirmed', found: observe(made.body as Parameters<typeof observe>[0]) }
        : { kind: 'failed', error: soloError('timeout', { outcomeUnknown: true }), unknown: true },
    )
    expect(await orm.select().from(request).where(isIt)).toMatchObject([{ delivery: 'close' }])
  })
})
