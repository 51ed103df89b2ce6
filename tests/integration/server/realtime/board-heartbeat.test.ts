import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { bed, request } from '@/server/db/schema'
import { eventsAfter } from '@/server/event-log/event-log'
import type { Database } from '@/server/platform/db/open'
import { describeOnPostgres } from '../../../support/database'
import { openMigrated } from '../../fresh-database'
import { connectDisplay } from './display'
import { type Node, signIn, startNode, UPSTREAM } from './node'
import { changeBeds, openWard, PATIENT } from './ward'

describeOnPostgres('the board heartbeat', (open) => {
  let database: Database
  let node: Node

  beforeAll(async () => {
    database = await openMigrated(await open('tables'))
    node = await startNode(database)
  })
  afterAll(async () => {
    await node.stop()
    await database.close()
  })

  it('sends a board its last event, the time, the upstream and each check, every 3 s', async () => {
    const ward = await openWard(database)
    await changeBeds(database, ward, 2)
    const { cookie } = await signIn(database, ward.accounts.display)
    const [display, idle] = [
      await connectDisplay(node.url, { cookie }),
      await connectDisplay(node.url, { cookie }),
    ]
    await display.watch({ building: ward.name, after: null })
    const checkedAt = new Date()
    const bedId = ward.bedIds[1] ?? ''
    await database.orm.update(bed).set({ checkedAt }).where(eq(bed.id, bedId))
    await vi.waitFor(() => expect(display.pulses).toHaveLength(3))

    const [first, second, third] = display.pulses
    expect(first).toMatchObject({
      buildingId: ward.buildingId,
      seq: 2,
      upstream: UPSTREAM,
      checked: [[bedId, checkedAt.getTime()]],
    })
    expect(first?.buildings).toContainEqual({
      id: ward.buildingId,
      name: ward.name,
      waiting: 0,
      emergencies: 0,
    })
    expect((third?.serverTime ?? 0) - (first?.serverTime ?? 0)).toBeGreaterThan(5_000)
    expect((third?.serverTime ?? 0) - (first?.serverTime ?? 0)).toBeLessThan(12_000)
    expect(second?.seq).toBe(2)
    const [last] = (await eventsAfter(database.orm, ward.buildingId, 1, 1)).events
    expect(second?.seqAt).toBe(last?.at)
    // A socket without a subscription receives nothing.
    expect(idle.pulses).toEqual([])
    display.socket.disconnect()
    idle.socket.disconnect()
  })

  it('tells the walls of all buildings who each unclaimed emergency calls', async () => {
    const [here, there] = [await openWard(database), await openWard(database)]
    const { cookie } = await signIn(database, here.accounts.display)
    const display = await connectDisplay(node.url, { cookie })
    await display.watch({ building: here.name, after: null })
    const bedId = there.bedIds[0] ?? ''
    const asked = (secondsAgo: number) => sql`now() - make_interval(secs => ${secondsAgo})`
    const [opened] = await database.orm
      .insert(request)
      .values({
        buildingId: there.buildingId,
        bedId,
        priority: 'emergency',
        status: 'waiting',
        origin: 'lantern',
        locator: { patientMrn: PATIENT.mrn },
        askedAt: asked(5),
        delivery: 'done',
      })
      .returning({ id: request.id })
    const told = () =>
      display.pulses.at(-1)?.buildings.find(({ id }) => id === there.buildingId)?.emergencyCalls
    const requestId = opened?.id
    await vi.waitFor(() => expect(told()).toEqual([{ requestId, reached: ['virtual-all'] }]))
    await database.orm
      .update(request)
      .set({ askedAt: asked(40) })
      .where(eq(request.bedId, bedId))
    await vi.waitFor(() => expect(told()).toEqual([{ requestId, reached: ['virtual-all', 'charge'] }]))
    await database.orm.update(request).set({ status: 'claimed' }).where(eq(request.bedId, bedId))
    await vi.waitFor(() => expect(told()).toBeUndefined())
    display.socket.disconnect()
  })

  it('is silent for a board whose events this node cannot read, and for no other, also after an outage', async () => {
    const [stuck, fine] = [await openWard(database), await openWard(database)]
    const { cookie } = await signIn(database, stuck.accounts.display)
    const greys = await connectDisplay(node.url, { cookie })
    const stays = await connectDisplay(node.url, { cookie })
    await greys.watch({ building: stuck.name, after: 0 })
    await stays.watch({ building: fine.name, after: 0 })
    await vi.waitFor(() => expect(greys.pulses.length).toBeGreaterThan(0))

    // First the heartbeat's own query fails, then only the log is out of reach.
    await database.orm.execute(sql`alter table lantern.bed rename to bed_elsewhere`)
    await vi.waitFor(() => expect(node.logged.join()).toContain('No heartbeat'))
    await database.orm.execute(sql`alter table lantern.event rename to event_elsewhere`)
    await database.orm.execute(sql`update lantern.building set last_event = 1 where id = ${stuck.buildingId}`)
    await database.orm.execute(sql`alter table lantern.bed_elsewhere rename to bed`)
    const [before, at] = [stays.pulses.length, greys.pulses.length]
    await vi.waitFor(() => expect(stays.pulses.length).toBeGreaterThanOrEqual(before + 4))
    expect(greys.pulses.length).toBe(at)

    await database.orm.execute(sql`update lantern.building set last_event = 0 where id = ${stuck.buildingId}`)
    await database.orm.execute(sql`alter table lantern.event_elsewhere rename to event`)
    await changeBeds(database, stuck, 1)
    await vi.waitFor(() => expect(greys.pulses.at(-1)?.seq).toBe(1))
    expect(greys.events).toHaveLength(1)
    greys.socket.disconnect()
    stays.socket.disconnect()
  }, 60_000)
})
