import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ACTIONS } from '@/lib/board/roles'
import { type Actor, permit } from '@/server/access/permission'
import { createBoardService } from '@/server/board/service'
import { bed, building } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../../../support/database'
import { actor, allowed } from '../../../support/ward'
import { workerDatabase } from '../../../support/worker-database'
import { connectDisplay, type Display } from '../realtime/display'
import { cookieOf, type Node, startNode, UPSTREAM } from '../realtime/node'
import { changeBed, openWard, PATIENT, type Ward } from '../realtime/ward'
import { type Floor, openFloor } from './floor'

const DAY_MS = 86_400_000
/** A database whose notifications never arrive. */
const deaf = (database: Database): Database => ({ ...database, listen: async () => async () => {} })

describeOnBothDatabases('a paired display', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let floor: Floor
  let ward: Ward
  let node: Node
  let other: Node
  let deafNode: Node

  beforeAll(async () => {
    database = await emptied()
    floor = openFloor(database)
    ward = await openWard(database)
    node = await startNode(database)
    other = await startNode(database)
    deafNode = await startNode(deaf(database), 300)
  })
  afterAll(async () => {
    await Promise.all([node.stop(), other.stop(), deafNode.stop()])
  })

  /** The wall's end of the socket; its cookie outlives its session. */
  async function connect(wall: Actor, at: Node = node, comesBack = false): Promise<Display> {
    const cookie = await cookieOf({ sessionId: wall.sessionId, expiresAt: Date.now() + 400 * DAY_MS })
    return connectDisplay(at.url, { cookie, comesBack })
  }
  const admin = async () => allowed(await floor.admin(), 'display:manage')
  /** A building after the first. */
  const openNext = async (): Promise<Ward> => {
    const next = await openWard(database)
    await database.orm.update(building).set({ position: 1 }).where(eq(building.id, next.buildingId))
    return next
  }
  const told = (display: Display) => display.frames.join('\n')

  describe('told of patients', () => {
    const board = () => createBoardService(database, () => UPSTREAM)
    const snapshotOf = async (who: Actor, { name }: Ward = ward) =>
      floor.value(await board().snapshot(allowed(who, 'board:read'), name))

    it('nothing at all, unless an administrator chose otherwise', async () => {
      const wall = await floor.hang()
      const display = await connect(wall)
      await display.watch({ building: ward.name, after: null })
      await changeBed(database, ward)
      await vi.waitFor(() => expect(display.events).toHaveLength(1))
      const late = await display.watch({ building: ward.name, after: 0 })
      const snapshot = await snapshotOf(wall)
      expect(snapshot.masked).toBe(true)
      for (const sent of [told(display), JSON.stringify(late), JSON.stringify(snapshot)]) {
        for (const word of Object.values(PATIENT)) expect(sent).not.toContain(word)
      }
      display.socket.disconnect()
    })

    it('what the board holds, where an administrator chose so', async () => {
      const wall = await floor.hang({ showsNames: true })
      const display = await connect(wall)
      await display.watch({ building: ward.name, after: null })
      await changeBed(database, ward, 1)
      await vi.waitFor(() => expect(display.events[0]?.bed.patient).toEqual(PATIENT))
      const late = await display.watch({ building: ward.name, after: 0 })
      expect(JSON.stringify(late)).toContain(PATIENT.name)
      const snapshot = await snapshotOf(wall)
      expect(snapshot.masked).toBe(false)
      expect(snapshot.beds[0]?.patient).toEqual(PATIENT)
      display.socket.disconnect()
    })

    it.each([
      ['a building', () => ward.buildingId],
      ['the first building', () => null],
    ])('by name in the building it hangs in alone (%s)', async (_, hangsIn) => {
      const next = await openNext()
      const wall = await floor.hang({ buildingId: hangsIn(), showsNames: true })
      const display = await connect(wall)
      await display.watch({ building: next.name, after: null })
      await changeBed(database, next)
      await vi.waitFor(() => expect(display.events).toHaveLength(1))
      const late = await display.watch({ building: next.name, after: 0 })
      const snapshot = await snapshotOf(wall, next)
      expect(snapshot.masked).toBe(true)
      for (const sent of [told(display), JSON.stringify(late), JSON.stringify(snapshot)]) {
        for (const word of Object.values(PATIENT)) expect(sent).not.toContain(word)
      }
      expect((await snapshotOf(wall)).masked).toBe(false)
      display.socket.disconnect()
    })

    it('never by searching', async () => {
      const wall = await floor.hang({ showsNames: true })
      const byMrn = await board().search(allowed(wall, 'board:read'), PATIENT.mrn)
      expect(byMrn).toEqual({ ok: true, value: [] })
      expect(
        floor.value(await board().search(allowed(actor('charge'), 'board:read'), PATIENT.mrn)),
      ).not.toEqual([])
    })

    it('only on the board: it may do nothing else', async () => {
      const wall = await floor.hang({ showsNames: true })
      const may = ACTIONS.filter((action) => permit(wall, action).ok)
      expect(may).toEqual(['board:read'])
      // The choice is for displays; it changes nothing for users.
      const forged = { ...actor('admin'), display: { buildingId: null, unit: null, showsNames: true } }
      expect((await snapshotOf(forged)).masked).toBe(true)
    })
  })

  describe('of one unit', () => {
    const ELSEWHERE = 'Somewhere Else'
    const board = () => createBoardService(database, () => UPSTREAM)
    /** The first two beds of the ward become a department; the others stay on their floor. */
    const departments = async (ids: readonly string[], department: string | null) => {
      for (const id of ids) await database.orm.update(bed).set({ department }).where(eq(bed.id, id))
    }
    const hang = async (unit: string) => floor.hang({ buildingId: ward.buildingId, unit, showsNames: true })
    beforeAll(() => departments(ward.bedIds.slice(0, 2), ELSEWHERE))
    afterAll(() => departments(ward.bedIds.slice(0, 2), null))

    it('receives only the beds of that unit, and the name of the unit', async () => {
      const wall = await hang(ELSEWHERE)
      const snapshot = floor.value(await board().snapshot(allowed(wall, 'board:read'), ward.name))
      expect(snapshot.unit).toBe(ELSEWHERE)
      expect(snapshot.beds.map(({ id }) => id).sort()).toEqual(ward.bedIds.slice(0, 2).sort())
      const other = await hang('floor 2')
      const rest = floor.value(await board().snapshot(allowed(other, 'board:read'), ward.name))
      expect(rest.beds.map(({ id }) => id).sort()).toEqual(ward.bedIds.slice(2).sort())
    })

    it('receives only the number of an event in another unit, live and afterwards, and misses none', async () => {
      const wall = await hang(ELSEWHERE)
      const display = await connect(wall)
      const start = await display.watch({ building: ward.name, after: null })
      const before = start.ok && start.kind === 'events' ? start.seq : -1
      await changeBed(database, ward, 2)
      await changeBed(database, ward, 1)
      await vi.waitFor(() => expect(display.events).toHaveLength(2))
      const late = await display.watch({ building: ward.name, after: before })
      const caughtUp = late.ok && late.kind === 'events' ? late.events : []
      for (const events of [display.events, caughtUp]) {
        expect(events.map(({ seq }) => seq)).toEqual([before + 1, before + 2])
        const [elsewhere, here] = events
        expect(elsewhere?.bed).toMatchObject({ id: ward.bedIds[2], retired: true, patient: null, room: '' })
        expect(JSON.stringify(elsewhere)).not.toContain(PATIENT.name)
        expect(here?.bed).toMatchObject({ id: ward.bedIds[1], patient: PATIENT })
      }
      await vi.waitFor(() => expect(display.pulses.length).toBeGreaterThan(0))
      display.socket.disconnect()
    })

    it('shows another unit as soon as it is chosen, and the server refuses an unknown one', async () => {
      const wall = await hang(ELSEWHERE)
      const display = await connect(wall)
      const choice = { name: wall.name, buildingId: ward.buildingId, unit: 'floor 2', showsNames: false }
      const change = async (over: object) =>
        floor.displays.change(await admin(), wall.userId, { ...choice, ...over })
      expect(await change({ unit: 'floor 99' })).toMatchObject({
        refusal: { code: 'not_found', field: 'unit' },
      })
      expect(await change({ buildingId: null })).toMatchObject({ refusal: { field: 'buildingId' } })
      expect(display.socket.connected).toBe(true)
      floor.value(await change({}))
      await vi.waitFor(() => expect(display.breaks).toEqual(['io server disconnect']))
      const { displays, buildings } = floor.value(await floor.displays.list(await admin()))
      expect(displays.find(({ id }) => id === wall.userId)?.unit).toBe('floor 2')
      expect(buildings.find(({ id }) => id === ward.buildingId)?.units).toEqual(['floor 2', ELSEWHERE])
    })
  })

  it('is put out on every node at once when it is revoked, and no other one', async () => {
    const [wall, neighbour] = [await floor.hang(), await floor.hang()]
    const here = await connect(wall)
    const there = await connect(wall, other, true)
    const stays = await connect(neighbour, other)
    floor.value(await floor.displays.revoke(await admin(), wall.userId))
    for (const display of [here, there]) {
      await vi.waitFor(() => expect(display.breaks).toEqual(['io server disconnect']))
      expect(display.ends).toEqual(['revoked'])
    }
    expect(stays.socket.connected).toBe(true)
    stays.socket.disconnect()
    await expect(connect(wall)).rejects.toMatchObject({ data: { code: 'unauthenticated' } })
  })

  it('is put out by a node that missed the notification', async () => {
    const wall = await floor.hang()
    const display = await connect(wall, deafNode)
    floor.value(await floor.displays.revoke(await admin(), wall.userId))
    await vi.waitFor(() => expect(display.ends).toEqual(['revoked']))
  })

  it.each([
    ['by the node that heard of it', () => node],
    ['by one that did not', () => deafNode],
  ])('gets no more names from the moment they are taken from it, %s', async (_, at) => {
    const wall = await floor.hang({ showsNames: true })
    const display = await connect(wall, at())
    let changes = 0
    display.socket.on('display:changed', () => {
      changes += 1
    })
    await display.watch({ building: ward.name, after: null })
    const choice = { name: wall.name, buildingId: null, unit: null, showsNames: false }
    floor.value(await floor.displays.change(await admin(), wall.userId, choice))
    await vi.waitFor(() => expect(display.breaks).toEqual(['io server disconnect']))
    expect(changes).toBe(1)
    await changeBed(database, ward, 2)
    const again = await connect(wall, at())
    await again.watch({ building: ward.name, after: 0 })
    expect(told(again)).not.toContain(PATIENT.name)
    again.socket.disconnect()
  })

  it.each([
    ['names are taken from it', { showsNames: false }],
    ['it hangs elsewhere', { buildingId: 'next' }],
    ["it is one unit's", { buildingId: 'ward', unit: 'floor 2' }],
  ])('can tell when it comes back that %s', async (_, change) => {
    const next = await openNext()
    const wall = await floor.hang({ showsNames: true })
    const snapshot = async () =>
      floor.value(
        await createBoardService(database, () => UPSTREAM).snapshot(allowed(wall, 'board:read'), ward.name),
      )
    const { scope } = await snapshot()
    expect(scope).toEqual(expect.any(String))
    const display = await connect(wall)
    for (const after of [null, 0, 1_000_000]) {
      expect(await display.watch({ building: ward.name, after })).toMatchObject({ ok: true, scope })
    }
    display.socket.disconnect()
    const houses: Record<string, string> = { next: next.buildingId, ward: ward.buildingId }
    const buildingId = 'buildingId' in change ? (houses[change.buildingId ?? ''] ?? null) : null
    const choice = { name: wall.name, unit: null, showsNames: true, ...change, buildingId }
    floor.value(await floor.displays.change(await admin(), wall.userId, choice))
    const again = await connect(wall)
    for (const after of [null, 0, 1_000_000]) {
      const answer = await again.watch({ building: ward.name, after })
      expect(answer.ok && answer.scope).toEqual(expect.any(String))
      expect(answer).not.toMatchObject({ scope })
    }
    again.socket.disconnect()
  })

  it('has to connect again when an administrator changes its place', async () => {
    const wall = await floor.hang()
    const display = await connect(wall, deafNode)
    const choice = { name: wall.name, buildingId: ward.buildingId, unit: null, showsNames: false }
    floor.value(await floor.displays.change(await admin(), wall.userId, choice))
    await vi.waitFor(() => expect(display.breaks).toEqual(['io server disconnect']))
  })

  it('stays valid while it shows a board, without loading a page', async () => {
    const wall = await floor.hang()
    const display = await connect(wall, deafNode)
    await floor.leaveSession(wall.sessionId, 30)
    await vi.waitFor(async () => expect(await floor.daysLeft(wall.sessionId)).toBeCloseTo(90, 2))
    expect(display.socket.connected).toBe(true)
    display.socket.disconnect()
  })

  it('is disconnected when its session has run out', async () => {
    const wall = await floor.hang()
    const display = await connect(wall, deafNode)
    await floor.leaveSession(wall.sessionId, -1)
    await vi.waitFor(() => expect(display.ends).toEqual(['expired']))
  })
})
