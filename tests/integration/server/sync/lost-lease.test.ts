import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { soloError } from '@/lib/solo/verdict'
import { leaseConfirmations, settleLeased } from '@/server/appointments/confirmation-worker'
import { removeNode } from '@/server/db/lease'
import { appointment, bed, bookedCall, request, webhookInbox } from '@/server/db/schema'
import { leaseClosings, settleClosing } from '@/server/sync/outbox/lease-closings'
import { applyPoll } from '@/server/sync/poller/apply-poll'
import { leasePolls } from '@/server/sync/poller/lease-polls'
import { returnPolls } from '@/server/sync/poller/return-polls'
import { giveUpEntry, leaseEntries, postponeEntry } from '@/server/sync/webhooks/inbox'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { nodeLives } from '../../../support/node-seen'
import { openInSolo } from '../../../support/open-in-solo'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'

const LONG_MS = 600_000
const PAUSED = 'a node that was paused'
const THERE = 'the other node'

/** Each does by hand what a worker does which is paused between Solo's answer and writing it down. */
describeOnBothDatabases('A node that was paused until another had taken over', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital(), { outbox: false })
    await nodeLives(ward.database.orm, PAUSED)
    await nodeLives(ward.database.orm, THERE)
  })
  afterEach(() => ward.close())
  const orm = () => ward.database.orm

  it('writes nothing of what Solo had at a bed', async () => {
    await orm().update(bed).set({ nextCheckAt: sql`clock_timestamp()` })
    const all = { most: 1_000, busyFirst: false, leaseMs: LONG_MS }
    const polls = await leasePolls(orm(), PAUSED, all)
    await removeNode(orm(), PAUSED)
    expect(await leasePolls(orm(), THERE, all)).toHaveLength(polls.length)
    const [poll] = polls
    if (!poll) throw new Error('There is no bed.')
    const row = () => orm().select().from(bed).where(eq(bed.id, poll.bedId))
    const before = await row()
    await applyPoll(orm(), poll, openInSolo)
    await returnPolls(orm(), [{ poll, inMs: 1_000, checked: true }])
    expect(await row()).toEqual(before)
    expect(await orm().$count(request)).toBe(0)
  })

  it('writes what Solo had at a bed that it still has', async () => {
    await orm().update(bed).set({ nextCheckAt: sql`clock_timestamp()` })
    const [poll] = await leasePolls(orm(), PAUSED, { most: 1, busyFirst: false, leaseMs: LONG_MS })
    if (!poll) throw new Error('There is no bed.')
    await applyPoll(orm(), poll, openInSolo)
    await returnPolls(orm(), [{ poll, inMs: LONG_MS, checked: true }])
    const [row] = await orm().select().from(bed).where(eq(bed.id, poll.bedId))
    expect(row).toMatchObject({ leasedBy: null, leasedUntil: null, checkedAt: poll.leasedAt })
    expect(await orm().$count(request)).toBe(1)
  })

  it('gives back, of the beds that it polled together, only those that it still has', async () => {
    await orm().update(bed).set({ nextCheckAt: sql`clock_timestamp()` })
    const all = { most: 1_000, busyFirst: false, leaseMs: LONG_MS }
    const [first, second, third] = await leasePolls(orm(), PAUSED, all)
    if (!first || !second || !third) throw new Error('The ward has too few beds.')
    await orm().update(bed).set({ leasedBy: THERE }).where(eq(bed.id, second.bedId))
    await returnPolls(orm(), [
      { poll: first, inMs: LONG_MS, checked: true },
      { poll: second, inMs: LONG_MS, checked: true },
      { poll: third, inMs: LONG_MS, checked: false },
    ])
    const rows = await orm().select().from(bed)
    const row = (id: string) => rows.find((one) => one.id === id)
    expect(row(first.bedId)).toMatchObject({ leasedBy: null, leasedUntil: null, checkedAt: first.leasedAt })
    expect(row(second.bedId)).toMatchObject({
      leasedBy: THERE,
      leasedUntil: second.leasedUntil,
      checkedAt: null,
    })
    expect(row(third.bedId)).toMatchObject({ leasedBy: null, leasedUntil: null, checkedAt: null })
    expect((row(third.bedId)?.nextCheckAt.getTime() ?? 0) - third.leasedAt.getTime()).toBeGreaterThanOrEqual(
      LONG_MS,
    )
  })

  it('does not put off a bed where a request came up while it was polled', async () => {
    await orm().update(bed).set({ nextCheckAt: sql`clock_timestamp()` })
    const [poll] = await leasePolls(orm(), PAUSED, { most: 1, busyFirst: false, leaseMs: LONG_MS })
    if (!poll) throw new Error('There is no bed.')
    const soon = new Date(poll.leasedAt.getTime() + 2_000)
    await orm().update(bed).set({ nextCheckAt: soon }).where(eq(bed.id, poll.bedId))
    await returnPolls(orm(), [{ poll, inMs: LONG_MS, checked: true }])
    const [row] = await orm().select().from(bed).where(eq(bed.id, poll.bedId))
    expect(row).toMatchObject({ leasedBy: null, checkedAt: poll.leasedAt, nextCheckAt: soon })
  })

  it('neither puts off nor gives up what a webhook named', async () => {
    const named = { event: 'appointment:completed', kind: 'appointment', subject: '1' }
    await orm()
      .insert(webhookInbox)
      .values({ digest: 'of a test', ...named })
    const [entry] = await leaseEntries(orm(), 1, 0)
    const [anothers] = await leaseEntries(orm(), 1, LONG_MS)
    if (!entry || !anothers) throw new Error('Nothing is due.')
    await postponeEntry(orm(), entry.row, 2 * LONG_MS)
    await giveUpEntry(orm(), entry.row)
    expect(await orm().select().from(webhookInbox)).toEqual([anothers.row])
    await giveUpEntry(orm(), anothers.row)
    expect(await orm().select().from(webhookInbox)).toMatchObject([{ processedAt: expect.any(Date) }])
  })

  it('writes nothing of how an appointment stands', async () => {
    const [place] = await orm().select().from(bed).limit(1)
    await orm()
      .insert(appointment)
      .values({
        ...{ bedId: place?.id ?? '', patientSoloId: '1', waitingRoom: 'GreatRoom', reason: 'Second look' },
        ...{ startsAt: new Date(), durationSeconds: 900, status: 'scheduled', soloId: '7' },
        ...{ bookedById: randomUUID(), bookedByName: 'Vera', askAfter: new Date(0) },
      })
    const [row] = await leaseConfirmations(orm(), 1, 0)
    const [anothers] = await leaseConfirmations(orm(), 1, LONG_MS)
    if (!row || !anothers) throw new Error('Nothing is due.')
    expect(await settleLeased(orm(), row, { kind: 'none' })).toBeNull()
    expect(await orm().select().from(appointment)).toEqual([anothers])
    expect(await settleLeased(orm(), anothers, { kind: 'none' })).toMatchObject({ askAfter: null })
  })

  it('writes nothing of a call that is to be closed', async () => {
    const asked = await ward.assistance.create(allowed(actor('charge'), 'request:create'), {
      locator: BED_2,
      reason: 'other',
      priority: 'routine',
    })
    if (!asked.ok) throw new Error(asked.refusal.code)
    const requestId = asked.value.request.id
    await orm()
      .update(request)
      .set({ endedAt: new Date(0), status: 'completed', delivery: 'done' })
    const left = { requestId, series: 0, soloId: '1', bookedAt: new Date(0), nextAttemptAt: new Date(0) }
    await orm().insert(bookedCall).values(left)
    const [closing] = await leaseClosings(orm(), PAUSED, 1, LONG_MS)
    await removeNode(orm(), PAUSED)
    const [anothers] = await leaseClosings(orm(), THERE, 1, LONG_MS)
    if (!closing || !anothers) throw new Error('Nothing is due.')
    await settleClosing(orm(), closing, { kind: 'done' })
    await settleClosing(orm(), closing, { kind: 'failed', error: soloError('rejected') })
    expect(await orm().select().from(bookedCall)).toEqual([anothers.row])
    await settleClosing(orm(), anothers, { kind: 'done' })
    expect(await orm().$count(bookedCall)).toBe(0)
  })
})
