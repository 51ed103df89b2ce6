import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { PROTOCOL_HANDSHAKE, PROTOCOL_VERSION } from '@/lib/realtime/protocol'
import type { Actor } from '@/server/access/permission'
import { bed, building, event } from '@/server/db/schema'
import { lockBuilding } from '@/server/event-log/event-log'
import { announceBeds } from '@/server/layout/announce'
import type { Database } from '@/server/platform/db/open'
import { describeOnPostgres } from '../../../support/database'
import { allowed } from '../../../support/ward'
import { workerDatabase } from '../../../support/worker-database'
import { type Floor, openFloor } from '../displays/floor'
import { connectDisplay, type Display } from '../realtime/display'
import { cookieOf, type Node, startNode } from '../realtime/node'
import { changeBed, openWard, type Ward } from '../realtime/ward'

describeOnPostgres('the device of a bed, live', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let floor: Floor
  let node: Node
  let other: Node
  beforeAll(async () => {
    database = await emptied()
    floor = openFloor(database)
    node = await startNode(database)
    other = await startNode(database)
  })
  afterAll(async () => {
    await Promise.all([node.stop(), other.stop()])
  })

  const serialOf = async (bedId: string | undefined): Promise<string> => {
    const [row] = await database.orm
      .select()
      .from(bed)
      .where(eq(bed.id, bedId ?? ''))
    return row?.deviceSerial ?? ''
  }

  /** A device, connected and told of what it may have missed. */
  async function connect(tablet: Actor, at: Node = node) {
    const cookie = await cookieOf({ sessionId: tablet.sessionId, expiresAt: Date.now() + 3_600_000 })
    const display = await connectDisplay(at.url, { cookie })
    const heard = { changes: 0, pulses: [] as { serverTime: number }[] }
    display.socket.on('bedside:changed', () => {
      heard.changes += 1
    })
    display.socket.on('bedside:pulse', (pulse) => heard.pulses.push(pulse))
    await vi.waitFor(() => {
      expect(heard.pulses.length).toBeGreaterThan(0)
      // Sent once by itself, maybe before anybody here listened.
      expect(display.frames.join()).toContain('bedside:changed')
    })
    heard.changes = 0
    return { display, heard }
  }
  /** Two devices of one ward, of its first and its second bed. */
  async function neighbours() {
    const ward = await openWard(database)
    const [first, second] = await Promise.all([serialOf(ward.bedIds[0]), serialOf(ward.bedIds[1])])
    return { ward, first: await floor.stand(first), second: await floor.stand(second), serial: first }
  }
  const isTold = (frame: string) => frame.includes('bedside:changed')
  const toldOnce = (heard: { changes: number }) =>
    vi.waitFor(() => expect(heard.changes).toBeGreaterThanOrEqual(1))
  const nothingElse = ({ frames, pulses, events }: Display, ward: Ward) => {
    expect(events).toEqual([])
    expect(pulses).toEqual([])
    for (const id of [...ward.bedIds, ward.buildingId]) expect(frames.join()).not.toContain(id)
  }
  /** The layout gives a bed another device, as the layout's service does. */
  const giveDevice = (ward: Ward, beds: Readonly<Record<string, string | null>>) =>
    database.orm.transaction(async (tx) => {
      await lockBuilding(tx, ward.buildingId)
      for (const id of Object.keys(beds)) {
        await tx.update(bed).set({ deviceSerial: null }).where(eq(bed.id, id))
      }
      for (const [id, deviceSerial] of Object.entries(beds)) {
        await tx.update(bed).set({ deviceSerial }).where(eq(bed.id, id))
      }
      await announceBeds(tx, ward.buildingId, Object.keys(beds))
    })

  it('is told that its own bed has changed, and nothing of any other, on every node', async () => {
    const { ward, first, second } = await neighbours()
    const [here, there, next] = [await connect(first), await connect(first, other), await connect(second)]
    await changeBed(database, ward, 0)
    await Promise.all([toldOnce(here.heard), toldOnce(there.heard)])
    await changeBed(database, ward, 1)
    await toldOnce(next.heard)
    expect(here.heard.changes).toBe(1)
    for (const { display } of [here, there, next]) nothingElse(display, ward)
    for (const { display } of [here, there, next]) display.socket.disconnect()
  })

  it('may not watch a board or the queue', async () => {
    const { ward, first } = await neighbours()
    const { display } = await connect(first)
    expect(await display.watch({ building: ward.name, after: null })).toMatchObject({
      refusal: { code: 'forbidden' },
    })
    const queue = await display.socket.timeout(10_000).emitWithAck('queue:watch')
    expect(queue).toMatchObject({ refusal: { code: 'forbidden' } })
    nothingElse(display, ward)
    display.socket.disconnect()
  })

  it('is told when its bed loses it, and of the bed that has it since', async () => {
    const { ward, first, second, serial } = await neighbours()
    const [taken, kept] = [await connect(first), await connect(second)]
    const [from = '', , to = ''] = ward.bedIds
    await giveDevice(ward, { [from]: null })
    await toldOnce(taken.heard)
    taken.heard.changes = 0
    await giveDevice(ward, { [to]: serial })
    await toldOnce(taken.heard)
    await changeBed(database, ward, 2)
    await vi.waitFor(() => expect(taken.heard.changes).toBe(2))
    // What happens at the bed it had is no longer its business.
    await changeBed(database, ward, 0)
    expect(kept.heard.changes).toBe(0)
    await changeBed(database, ward, 1)
    await toldOnce(kept.heard)
    // Whatever was sent to it before this answer is here with it.
    await taken.display.watch({ building: ward.name, after: null })
    expect(taken.heard.changes).toBe(2)
    for (const { display } of [taken, kept]) display.socket.disconnect()
  })

  it('is told again and again that it is current', async () => {
    const { first } = await neighbours()
    const { display, heard } = await connect(first)
    await vi.waitFor(() => expect(heard.pulses.length).toBeGreaterThanOrEqual(2))
    expect(heard.pulses.at(-1)).toEqual({ serverTime: expect.any(Number), version: '' })
    display.socket.disconnect()
  })

  it('connects again, and so loads its view, where the database lost commits and wrote others since', async () => {
    const { ward, first } = await neighbours()
    const devices = [(await connect(first)).display, (await connect(first, other)).display]
    await changeBed(database, ward, 0)
    for (const { frames } of devices) await vi.waitFor(() => expect(frames.filter(isTold)).toHaveLength(2))
    await database.orm.transaction(async (tx) => {
      await lockBuilding(tx, ward.buildingId)
      await tx.delete(event).where(eq(event.buildingId, ward.buildingId))
      await tx.update(building).set({ lastEvent: 0 }).where(eq(building.id, ward.buildingId))
      await announceBeds(tx, ward.buildingId, ward.bedIds.slice(1, 2))
    })
    // Each node by itself, as soon as it looks.
    for (const { breaks } of devices) await vi.waitFor(() => expect(breaks).toEqual(['transport close']))
  })

  it('is put out when its pairing ends', async () => {
    const { first } = await neighbours()
    const { display } = await connect(first, other)
    floor.value(await floor.displays.revoke(allowed(await floor.admin(), 'display:manage'), first.userId))
    await vi.waitFor(() => expect(display.ends).toEqual(['revoked']))
  })

  it('is let in with a version that works with the server, or none, and with no other', async () => {
    const ward = await openWard(database)
    const tablet = await floor.stand(await serialOf(ward.bedIds[0]))
    const cookie = await cookieOf({ sessionId: tablet.sessionId, expiresAt: Date.now() + 3_600_000 })
    for (const auth of [{}, { ...PROTOCOL_HANDSHAKE }, { protocol: PROTOCOL_VERSION - 1 }]) {
      const { socket } = await connectDisplay(node.url, { cookie, auth })
      socket.disconnect()
    }
    await expect(connectDisplay(node.url, { cookie, auth: { protocol: 0 } })).rejects.toMatchObject({
      data: { code: 'page_outdated' },
    })
    const newer = { protocol: PROTOCOL_VERSION + 1 }
    await expect(connectDisplay(node.url, { cookie, auth: newer })).rejects.toMatchObject({
      data: { code: 'server_outdated' },
    })
  })
})
