import { and, eq, sql } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
import { createClaimTimeoutWorker, giveBack } from '@/server/assistance/claim-timeout'
import { event, request } from '@/server/db/schema'
import type { Worker } from '@/server/platform/worker'
import { describeOnPostgres } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'

const log = pino({ level: 'silent' })
const vic = actor('virtual', 'Vic')
const vera = actor('virtual', 'Vera')

describeOnPostgres('A claim that no nurse joins', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let nodes: Worker[]
  beforeEach(async () => {
    // Longer than a loaded machine needs between two steps of a test.
    ward = await openWard({ ...(await hospital()), timeoutMs: 6_000 })
    nodes = []
  })
  afterEach(async () => {
    await Promise.all(nodes.map((node) => node.stop()))
    await ward.close()
  })

  const startNode = (joinWithin = JOIN_WITHIN_SECONDS) => {
    const node = createClaimTimeoutWorker({ database: ward.database, joinWithin, log })
    nodes.push(node)
    node.start()
    return node
  }
  /** Resolves once a round of the worker that began after now has ended. */
  const looked = async (node: Worker) => {
    for (const _ of [1, 2]) {
      const last = node.health().lastRoundAt
      node.poke()
      await expect.poll(() => node.health().lastRoundAt).not.toBe(last)
    }
  }
  const asked = async () => {
    const made = await ward.assistance.create(allowed(actor('bedside', 'Bea'), 'request:create'), {
      locator: BED_2,
      reason: 'fall-risk',
      priority: 'urgent',
    })
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.request.id
  }
  const claim = (id: string, who = vic) => ward.assistance.claim(allowed(who, 'request:claim'), id)
  const claimedByVic = async () => {
    const id = await asked()
    await ward.until(id, 'waiting')
    await claim(id)
    return id
  }
  /** Sets the time of confirmation and of the claim to that long ago. */
  const age = (id: string, seconds: number) =>
    ward.database.orm
      .update(request)
      .set({
        claimedAt: sql`clock_timestamp() - make_interval(secs => ${seconds})`,
        deliveredAt: sql`case when ${request.deliveredAt} is null then null
          else clock_timestamp() - make_interval(secs => ${seconds}) end`,
      })
      .where(eq(request.id, id))
  const rowOf = async (id: string) => {
    const [row] = await ward.database.orm.select().from(request).where(eq(request.id, id))
    if (!row) throw new Error('no such request')
    return row
  }
  const returned = (id: string) =>
    ward.database.orm
      .select({ bed: event.data })
      .from(event)
      .where(
        and(eq(event.kind, 'request-returned'), sql`${event.data} -> 'bed' -> 'request' ->> 'id' = ${id}`),
      )

  it('goes back to the queue, marked with the nurse who did not join, and can be claimed again', async () => {
    const id = await claimedByVic()
    startNode()
    await age(id, 124)
    expect(await ward.until(id, 'waiting')).toMatchObject({
      returns: 1,
      returnedFrom: 'Vic',
      claimedBy: null,
      claimedAt: null,
    })
    expect(await returned(id)).toMatchObject([
      { bed: { bed: { request: { id, status: 'waiting', returns: 1, returnedFrom: 'Vic' } } } },
    ])
    expect(await claim(id, vera)).toMatchObject({ ok: true, value: { claimedBy: { name: 'Vera' } } })
    await age(id, 124)
    expect(await ward.until(id, 'waiting')).toMatchObject({ returns: 2, returnedFrom: 'Vera' })
  })

  it('goes back once however many nodes check it, and right after a start', async () => {
    const id = await claimedByVic()
    await age(id, 3600)
    const both = [startNode(), startNode()]
    await ward.until(id, 'waiting')
    for (const node of both) await looked(node)
    expect(await returned(id)).toHaveLength(1)
    expect(await ward.until(id, 'waiting')).toMatchObject({ returns: 1 })
  })

  it('goes back after the time that was chosen for its priority', async () => {
    const id = await claimedByVic()
    await age(id, 30)
    await looked(startNode({ emergency: 10, urgent: 600, routine: 10 }))
    expect(await rowOf(id)).toMatchObject({ status: 'claimed', returns: 0 })
    await looked(startNode({ emergency: 600, urgent: 20, routine: 600 }))
    expect(await rowOf(id)).toMatchObject({ status: 'waiting', returns: 1, returnedFromName: 'Vic' })
  })

  it('stays while there is time', async () => {
    const id = await claimedByVic()
    const node = startNode()
    await age(id, 115)
    await looked(node)
    expect(await ward.until(id, 'claimed', 'waiting')).toMatchObject({ status: 'claimed', returns: 0 })
  })

  it('stays when it was joined, and when it was made in Solo', async () => {
    const node = startNode()
    const joined = await claimedByVic()
    await ward.assistance.join(allowed(vic, 'request:join'), joined, { via: 'solo', mrn: '1234' })
    await age(joined, 3600)
    await looked(node)
    expect(await ward.until(joined, 'in-call', 'waiting')).toMatchObject({ status: 'in-call' })
    // The nurse joined after a node had found the claim overdue, before that node acted: it decides on the row as it is then.
    const [row] = await ward.database.orm.select().from(request).where(eq(request.id, joined))
    if (!row) throw new Error('no such request')
    expect(giveBack(row, JOIN_WITHIN_SECONDS, new Date())).toEqual({ ok: true, value: null })
    await ward.assistance.complete(allowed(vic, 'request:complete'), joined)
    await expect.poll(async () => (await ward.soloRequests()).open).toEqual([])

    const inSolo = await claimedByVic()
    await ward.database.orm
      .update(request)
      .set({ claimedById: null, claimedByName: 'Dr. Solo' })
      .where(eq(request.id, inSolo))
    await age(inSolo, 3600)
    await looked(node)
    expect(await ward.until(inSolo, 'claimed', 'waiting')).toMatchObject({ claimedBy: { name: 'Dr. Solo' } })
    await ward.assistance.cancel(allowed(vic, 'request:cancel'), inSolo, 'another-reason')
    await expect.poll(async () => (await ward.soloRequests()).open).toEqual([])
  })

  it('goes back to NOT SENT, marked, where Solo never got the request', async () => {
    const node = startNode()
    await ward.line.become('refuse')
    const unsent = await asked()
    await ward.until(unsent, 'not-sent')
    await claim(unsent)
    await looked(node)
    expect(await ward.until(unsent, 'claimed', 'not-sent')).toMatchObject({ status: 'claimed' })
    await age(unsent, 124)
    expect(await ward.until(unsent, 'not-sent')).toMatchObject({
      claimedBy: null,
      returns: 1,
      returnedFrom: 'Vic',
    })
    expect(await returned(unsent)).toHaveLength(1)
    expect(await claim(unsent, vera)).toMatchObject({ ok: true, value: { claimedBy: { name: 'Vera' } } })
  })

  it('stays with a nurse who waits for Solo to make the call, until that takes too long as well', async () => {
    const id = await claimedByVic()
    await ward.line.become('hang')
    const joining = ward.assistance.join(allowed(vic, 'request:join'), id, { via: 'solo', mrn: '1234' })
    const startedAt = async () => (await rowOf(id)).joinStartedAt
    await expect.poll(startedAt).not.toBeNull()
    await age(id, 3600)
    const node = startNode()
    await looked(node)
    expect(await ward.until(id, 'claimed', 'waiting')).toMatchObject({ status: 'claimed' })
    expect(await joining).toMatchObject({ refusal: { code: 'upstream_unavailable' } })
    await ward.database.orm
      .update(request)
      .set({ joinStartedAt: sql`clock_timestamp() - interval '124 seconds'` })
      .where(eq(request.id, id))
    expect(await ward.until(id, 'waiting')).toMatchObject({ returns: 1 })
    expect(await startedAt()).toBeNull()
  })

  it('has one outcome when another nurse claims in the same moment', async () => {
    const id = await claimedByVic()
    startNode()
    await age(id, 3600)
    const results = await Promise.all(Array.from({ length: 8 }, () => claim(id, vera)))
    const view = await ward.until(id, 'waiting', 'claimed')
    const won = results.some(({ ok }) => ok)
    if (won) expect(view).toMatchObject({ status: 'claimed', claimedBy: { name: 'Vera' }, returns: 1 })
    for (const result of results) {
      if (!result.ok) expect(result.refusal).toMatchObject({ code: 'already_claimed' })
    }
    await expect.poll(() => returned(id)).toHaveLength(1)
  })
})
