import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { forgetDeadNodes, heartbeat, liveNodes, removeNode } from '@/server/db/lease'
import { bed, node, request } from '@/server/db/schema'
import { leaseDeliveries } from '@/server/sync/outbox/lease-deliveries'
import { leasePolls } from '@/server/sync/poller/lease-polls'
import { openSubscription } from '@/server/sync/webhooks/subscription'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { nodeLastSeen, nodeLives } from '../../../support/node-seen'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'

const HERE = 'this node'
const THERE = 'the other node'
const LONG_MS = 600_000
/** A node counts as dead after 4 s, and relies on no lease of its own well before. */
const DEAD_MS = 4_200
const UNSEEN_MS = 2_600
const UNCOUNTED_MS = 10_200
/** One is the only node when no other was seen for a minute. */
const UNSEEN_FOR_A_MINUTE_MS = 61_000

describeOnBothDatabases('The lease of a node', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital(), { outbox: false })
    const asked = await ward.assistance.create(allowed(actor('charge'), 'request:create'), {
      locator: BED_2,
      reason: 'other',
      priority: 'urgent',
    })
    if (!asked.ok) throw new Error(asked.refusal.code)
    await ward.database.orm.update(bed).set({ nextCheckAt: sql`clock_timestamp()` })
  })
  afterEach(() => ward.close())

  const orm = () => ward.database.orm
  /** Each kind of work that a node leases under its name. @returns how much of each it got */
  const leases = async (nodeId: string) => {
    const polls = await leasePolls(orm(), nodeId, { most: 1_000, busyFirst: false, leaseMs: LONG_MS })
    const deliveries = await leaseDeliveries(orm(), nodeId, 8, LONG_MS)
    const held = await openSubscription(orm(), nodeId, 'http://lantern.test/hook').hold(LONG_MS)
    return { polls: polls.length, deliveries: deliveries.length, subscriptions: held ? 1 : 0 }
  }
  const NONE = { polls: 0, deliveries: 0, subscriptions: 0 }

  it('is void once the node has not been seen for 4 s, and not before', async () => {
    await nodeLives(orm(), HERE)
    await nodeLives(orm(), THERE)
    const all = await leases(HERE)
    expect(all).toEqual({ polls: await orm().$count(bed), deliveries: 1, subscriptions: 1 })
    expect(await leases(THERE)).toEqual(NONE)
    await nodeLastSeen(orm(), HERE, DEAD_MS)
    expect(await leases(THERE)).toEqual(all)
    expect(await orm().$count(request, eq(request.leasedBy, THERE))).toBe(1)
  })

  it('is void at once when the node has stopped', async () => {
    await nodeLives(orm(), HERE)
    await nodeLives(orm(), THERE)
    const all = await leases(HERE)
    await removeNode(orm(), HERE)
    expect(await leases(THERE)).toEqual(all)
  })

  it('is not given to a node whose heartbeats are late', async () => {
    await nodeLives(orm(), THERE)
    expect(await leases('a node that has never been seen')).toEqual(NONE)
    await nodeLastSeen(orm(), HERE, UNSEEN_MS)
    expect(await leases(HERE)).toEqual(NONE)
  })
})

describeOnBothDatabases('A node whose heartbeats are late', (open) => {
  const hospital = hospitalOf(open)

  it('takes over nothing from another one, nor does what it does already a second time', async () => {
    const { orm } = (await hospital()).database
    await orm.update(bed).set({ nextCheckAt: sql`clock_timestamp()` })
    const polls = async (nodeId: string, most: number) =>
      (await leasePolls(orm, nodeId, { most, busyFirst: false, leaseMs: LONG_MS })).length
    // Where no heartbeat can be written each is the only one, as far as it knows.
    await nodeLastSeen(orm, HERE, UNSEEN_FOR_A_MINUTE_MS)
    await nodeLastSeen(orm, THERE, UNSEEN_FOR_A_MINUTE_MS)
    expect(await polls(HERE, 3)).toBe(3)
    const free = (await orm.$count(bed)) - 3
    expect(await polls(THERE, 1_000)).toBe(free)
    expect(await polls(HERE, 1_000)).toBe(0)
    await nodeLives(orm, HERE)
    expect(await polls(HERE, 1_000)).toBe(free)
  })

  it('goes on where it is the only one', async () => {
    const { orm } = (await hospital()).database
    await orm.update(bed).set({ nextCheckAt: sql`clock_timestamp()` })
    const polls = async () =>
      (await leasePolls(orm, HERE, { most: 1_000, busyFirst: false, leaseMs: LONG_MS })).length
    await nodeLives(orm, THERE)
    await nodeLastSeen(orm, HERE, UNSEEN_MS)
    expect(await polls()).toBe(0)
    await nodeLastSeen(orm, THERE, UNSEEN_FOR_A_MINUTE_MS)
    expect(await polls()).toBe(await orm.$count(bed))
  })
})

describeOnBothDatabases('A heartbeat', (open) => {
  const hospital = hospitalOf(open)

  it('says that the node lives, and changes no other', async () => {
    const { orm } = (await hospital()).database
    await nodeLastSeen(orm, HERE, UNCOUNTED_MS)
    await nodeLastSeen(orm, THERE, UNCOUNTED_MS)
    const others = () => orm.select().from(node).where(eq(node.id, THERE))
    const before = await others()
    const since = new Date()
    await heartbeat(orm, HERE)
    const [seen] = await orm.select().from(node).where(eq(node.id, HERE))
    expect(seen?.seenAt.getTime()).toBeGreaterThanOrEqual(since.getTime())
    expect(await others()).toEqual(before)
    // Itself, also where its heartbeat has become old.
    expect(await liveNodes(orm)).toBe(1)
  })

  it('waits neither for the disk nor for a standby, unlike what follows on its connection', async () => {
    const { orm } = (await hospital()).database
    const commits = async (db: Pick<typeof orm, 'execute'>) => {
      const { rows } = (await db.execute(sql`show synchronous_commit`)) as { rows: unknown[] }
      return rows
    }
    await orm.transaction(async (tx) => {
      await tx.execute(sql`set local synchronous_commit = on`)
      // What runs in this transaction uses it as its database.
      await heartbeat(tx as unknown as typeof orm, HERE)
      expect(await commits(tx)).toEqual([{ synchronous_commit: 'off' }])
      await heartbeat(tx as unknown as typeof orm, HERE)
    })
    const before = await commits(orm)
    await heartbeat(orm, HERE)
    expect(await commits(orm)).toEqual(before)
  })

  it('is forgotten an hour after the node was last seen', async () => {
    const { orm } = (await hospital()).database
    await nodeLastSeen(orm, 'a node of yesterday', 24 * 3_600_000)
    await nodeLives(orm, HERE)
    await forgetDeadNodes(orm)
    expect(await orm.select({ id: node.id }).from(node)).toEqual([{ id: HERE }])
  })
})
