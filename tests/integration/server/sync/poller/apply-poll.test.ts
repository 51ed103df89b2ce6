import { eq, ne, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bed, request } from '@/server/db/schema'
import { databaseTime } from '@/server/platform/db/clock'
import { applyPoll } from '@/server/sync/poller/apply-poll'
import { describeOnBothDatabases } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { openInSolo } from '../../../../support/open-in-solo'
import { actor, allowed, BED_2, IMPATIENT_MS, openWard, type Ward } from '../../../../support/ward'

const PATIENCE = { timeout: 60_000, interval: 50 }
const who = actor('bedside')

describeOnBothDatabases('An answer of Solo about a bed, written later', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard({ ...(await hospital()), timeoutMs: IMPATIENT_MS })
  })
  afterEach(() => ward.close())

  const databaseNow = async () => {
    const [clock] = await ward.database.orm.select({ now: databaseTime }).from(sql`(select 1) as one`)
    return new Date(clock?.now ?? Number.NaN)
  }

  const ask = async () => {
    const asked = await ward.assistance.create(allowed(who, 'request:create'), {
      locator: BED_2,
      reason: 'other',
      priority: 'routine',
    })
    if (!asked.ok) throw new Error(asked.refusal.code)
    const { id, bedId, buildingId } = asked.value.request
    await ward.until(id, 'waiting')
    const lease = { leasedBy: null, leasedUntil: null, dueAt: new Date(0) }
    return { id, poll: { bedId, buildingId, locator: BED_2, busy: true, ...lease } }
  }
  const otherBed = async (bedId: string) => {
    const [other] = await ward.database.orm.select({ id: bed.id }).from(bed).where(ne(bed.id, bedId)).limit(1)
    return other?.id ?? ''
  }
  const rowOf = async (id: string) => {
    const [row] = await ward.database.orm.select().from(request).where(eq(request.id, id))
    return row
  }

  it('sends a request again that Solo no longer has only if Solo had confirmed it before it was asked', async () => {
    const { orm } = ward.database
    const before = await databaseNow()
    const { id, poll } = await ask()
    await applyPoll(orm, { ...poll, leasedAt: before }, null)
    expect(await rowOf(id)).toMatchObject({ status: 'waiting', droppedAt: null })
    expect(await applyPoll(orm, { ...poll, leasedAt: await databaseNow() }, null)).toBe(id)
    expect(await rowOf(id)).toMatchObject({ endedAt: null, droppedAt: expect.any(Date) })
    expect(await ward.until(id, 'waiting')).toMatchObject({ ended: null })
  })

  it('is about the request that Solo has there, where another one waits for that place', async () => {
    const { orm } = ward.database
    const { id, poll } = await ask()
    const row = await rowOf(id)
    if (!row) throw new Error('There is no request')
    const elsewhere = await otherBed(poll.bedId)
    // The patient was moved away, and the next one there has asked; Solo has answered both with an id.
    await orm.update(request).set({ bedId: elsewhere, soloBedId: poll.bedId }).where(eq(request.id, id))
    await orm.insert(request).values({
      ...{
        buildingId: poll.buildingId,
        bedId: poll.bedId,
        locator: BED_2,
        origin: 'lantern',
        priority: 'urgent',
      },
      ...{ status: 'waiting', soloId: 'a-of-the-next', delivery: 'done', deliveredAt: row.deliveredAt },
    })
    for (const soloId of [row.soloId ?? '', 'a-of-the-next']) {
      const leasedAt = await databaseNow()
      expect(await applyPoll(orm, { ...poll, leasedAt }, { ...openInSolo, soloId })).toBe(null)
      expect(await rowOf(id)).toMatchObject({ droppedAt: null, soloId: row.soloId })
    }
  })

  it.each([
    ['goes to its patient’s place of now', null],
    ['stays where an earlier creation of it may still arrive', new Date('2100-01-01')],
  ])('has a request of a patient who was moved sent again: it %s', async (_, lateCreateUntil) => {
    const { orm } = ward.database
    const { id, poll } = await ask()
    const elsewhere = await otherBed(poll.bedId)
    const moved = { bedId: elsewhere, soloBedId: poll.bedId, lateCreateUntil }
    await orm.update(request).set(moved).where(eq(request.id, id))
    await ward.line.become('hang')
    expect(await applyPoll(orm, { ...poll, leasedAt: await databaseNow() }, null)).toBe(id)
    expect(await rowOf(id)).toMatchObject({ bedId: elsewhere, soloBedId: lateCreateUntil && poll.bedId })
  })

  it('closes no request that is open for a creation of it that came late, before the end of it is known', async () => {
    const { orm } = ward.database
    const before = await databaseNow()
    const { id, poll } = await ask()
    // A user of Solo has taken it, and another creation of it may still arrive.
    const taken = { status: 'claimed', claimedByName: 'Sol', claimedById: null } as const
    await orm.update(request).set({ ...taken, lateCreateUntil: new Date('2100-01-01') })
    const row = await rowOf(id)
    const late = { ...openInSolo, soloId: 'of a late creation' }
    await applyPoll(orm, { ...poll, leasedAt: before }, late)
    expect(await rowOf(id)).toMatchObject({ delivery: 'done', endedAt: null, soloId: row?.soloId })
    await applyPoll(orm, { ...poll, leasedAt: await databaseNow() }, late)
    expect(await rowOf(id)).toMatchObject({ status: 'completed', soloId: late.soloId })
    expect(await orm.$count(request)).toBe(1)
  })

  it('closes a request once more that ended here, when Solo still shows it 30 s later', async () => {
    const { orm } = ward.database
    const { id, poll } = await ask()
    await ward.assistance.cancel(allowed(who, 'request:cancel'), id, 'another-reason')
    await expect.poll(async () => (await rowOf(id))?.delivery, PATIENCE).toBe('done')
    await ward.line.become('refuse')
    const ended = await rowOf(id)
    const shown = { ...openInSolo, soloId: ended?.soloId ?? '' }
    const later = (ms: number) => new Date((ended?.endedAt?.getTime() ?? 0) + ms)
    await applyPoll(orm, { ...poll, leasedAt: later(29_000) }, shown)
    expect(await rowOf(id)).toMatchObject({ delivery: 'done', status: 'cancelled' })
    await applyPoll(orm, { ...poll, leasedAt: later(31_000) }, shown)
    expect(await rowOf(id)).toMatchObject({ delivery: 'close', status: 'cancelled' })
    expect(await orm.$count(request)).toBe(1)
  })
})
