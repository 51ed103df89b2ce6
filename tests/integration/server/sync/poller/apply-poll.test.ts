import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { request } from '@/server/db/schema'
import { databaseTime } from '@/server/platform/db/clock'
import { applyPoll } from '@/server/sync/poller/apply-poll'
import { describeOnBothDatabases } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { openInSolo } from '../../../../support/open-in-solo'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../../support/ward'

const PATIENCE = { timeout: 60_000, interval: 50 }
const who = actor('bedside')

describeOnBothDatabases('An answer of Solo about a bed, written later', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital())
  })
  afterEach(() => ward.close())

  const now = async () => {
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
    return { id, poll: { bedId, buildingId, locator: BED_2, busy: true } }
  }
  const rowOf = async (id: string) => {
    const [row] = await ward.database.orm.select().from(request).where(eq(request.id, id))
    return row
  }

  it('sends a request again that Solo no longer has only if Solo had confirmed it before it was asked', async () => {
    const { orm } = ward.database
    const before = await now()
    const { id, poll } = await ask()
    await applyPoll(orm, { ...poll, leasedAt: before }, null)
    expect(await rowOf(id)).toMatchObject({ status: 'waiting', droppedAt: null })
    expect(await applyPoll(orm, { ...poll, leasedAt: await now() }, null)).toBe(id)
    expect(await rowOf(id)).toMatchObject({ endedAt: null, droppedAt: expect.any(Date) })
    expect(await ward.until(id, 'waiting')).toMatchObject({ ended: null })
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
