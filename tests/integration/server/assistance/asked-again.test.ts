import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Priority } from '@/lib/board/types'
import { request } from '@/server/db/schema'
import { eventsAfter } from '@/server/event-log/event-log'
import { changeFromSolo } from '@/server/sync/poller/claim-changes'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { openInSolo } from '../../../support/open-in-solo'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'

const bea = actor('bedside', 'Bea')
const vic = actor('virtual', 'Vic')

describeOnBothDatabases('Help that is asked for again', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital())
  })
  afterEach(() => ward.close())

  const ask = async (priority: Priority = 'urgent') => {
    const made = await ward.assistance.create(allowed(bea, 'request:create'), {
      locator: BED_2,
      reason: 'fall-risk',
      priority,
    })
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.request
  }
  const claimed = async () => {
    const { id } = await ask()
    await ward.until(id, 'waiting')
    await ward.assistance.claim(allowed(vic, 'request:claim'), id)
    return id
  }
  const inCall = async (seconds: number) => {
    const id = await claimed()
    const joined = await ward.assistance.join(allowed(vic, 'request:join'), id, { via: 'solo', mrn: '1234' })
    expect(joined).toMatchObject({ ok: true })
    await ward.database.orm
      .update(request)
      .set({ joinedAt: sql`clock_timestamp() - make_interval(secs => ${seconds})` })
      .where(eq(request.id, id))
    return id
  }
  const rowOf = async (id: string) => {
    const [row] = await ward.database.orm.select().from(request).where(eq(request.id, id))
    if (!row) throw new Error('No such request')
    return row
  }
  const lastEvent = async (id: string) => {
    const { buildingId } = await rowOf(id)
    return (await eventsAfter(ward.database.orm, buildingId, 0, 1_000)).events.at(-1)
  }
  const waitingMarked = {
    status: 'waiting',
    claimedBy: null,
    joinedAt: null,
    via: null,
    returns: 0,
    returnedFrom: 'Vic',
    returnedAt: expect.any(Number),
  }

  it('as an emergency calls again when a nurse has claimed it and when a nurse is in the call', async () => {
    for (const [start, claimedAgain] of [
      [claimed, 'claimed'],
      // That nurse is still in the call.
      [() => inCall(1), 'in-call'],
    ] as const) {
      const id = await start()
      expect(await ask('emergency')).toMatchObject({ id, priority: 'emergency', ...waitingMarked })
      expect(await lastEvent(id)).toMatchObject({
        kind: 'request-raised',
        bed: { request: { id, ...waitingMarked } },
      })
      expect(await rowOf(id)).toMatchObject({ delivery: 'done' })
      // The nurse who had it may claim it again.
      expect(await ward.assistance.claim(allowed(vic, 'request:claim'), id)).toMatchObject({
        ok: true,
        value: { status: claimedAgain },
      })
      await ward.assistance.complete(allowed(vic, 'request:complete'), id)
      await expect.poll(async () => (await ward.soloRequests()).open).toEqual([])
    }
  })

  it('with no more urgency calls again only when its call has been open for over two minutes', async () => {
    const id = await inCall(115)
    expect(await ask()).toMatchObject({
      id,
      status: 'in-call',
      claimedBy: { name: 'Vic' },
      returnedFrom: null,
    })
    expect(await lastEvent(id)).toMatchObject({ kind: 'request-joined' })
    await ward.database.orm
      .update(request)
      .set({ joinedAt: sql`clock_timestamp() - interval '121 seconds'` })
      .where(eq(request.id, id))
    // A less urgent repeat still calls again, and the request keeps its priority.
    expect(await ask('routine')).toMatchObject({ id, priority: 'urgent', ...waitingMarked })
    expect(await lastEvent(id)).toMatchObject({ kind: 'request-raised' })
  })

  it('as urgently as before keeps the claim', async () => {
    const id = await claimed()
    expect(await ask()).toMatchObject({ id, status: 'claimed', claimedBy: { name: 'Vic' } })
  })

  it('is not claimed by the stale assignee that Solo still names', async () => {
    const { id } = await ask()
    await ward.until(id, 'waiting')
    await ward.database.orm
      .update(request)
      .set({ status: 'claimed', claimedByName: 'Dr. Solo', claimedAt: new Date() })
      .where(eq(request.id, id))
    await ask('emergency')
    const row = await rowOf(id)
    const found = { ...openInSolo, soloId: row.soloId ?? '', status: row.soloStatus }
    expect(row).toMatchObject({ status: 'waiting', returnedFromName: 'Dr. Solo' })
    expect(changeFromSolo(row, { ...found, assignee: 'Dr. Solo' }, new Date())).toBeNull()
    expect(changeFromSolo(row, { ...found, assignee: 'Dr. Other' }, new Date())).toMatchObject({
      kind: 'request-claimed',
    })
  })
})
