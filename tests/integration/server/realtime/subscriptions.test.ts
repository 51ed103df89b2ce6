import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type Board, boardOf, fold } from '@/lib/board/fold'
import type { Role } from '@/lib/board/roles'
import type { BoardEvent } from '@/lib/board/types'
import { readSnapshot } from '@/server/board/snapshot'
import { eventsAfter } from '@/server/event-log/event-log'
import type { Database } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../../../support/database'
import { workerDatabase } from '../../../support/worker-database'
import { connectDisplay, type Display, numbers, oneTo } from './display'
import { type Node, signIn, startNode, UPSTREAM } from './node'
import { changeBed, changeBeds, openWard, PATIENT, prolongLog, type Ward } from './ward'

describeOnBothDatabases('watching a board', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let node: Node
  let ward: Ward
  const displays: Display[] = []

  beforeAll(async () => {
    database = await emptied()
    node = await startNode(database)
  })
  beforeEach(async () => {
    ward = await openWard(database)
    return () => {
      for (const display of displays.splice(0)) display.socket.disconnect()
    }
  })
  afterAll(async () => {
    await node.stop()
  })

  async function enter(role: Role): Promise<Display> {
    const { cookie } = await signIn(database, ward.accounts[role])
    const display = await connectDisplay(node.url, { cookie })
    displays.push(display)
    return display
  }

  async function snapshot(masked = false): Promise<Board> {
    const read = await readSnapshot(database.orm, ward.buildingId, () => ({
      masked,
      unit: null,
      version: '',
    }))
    if (!read) throw new Error('no such building')
    return boardOf({ ...read, upstream: UPSTREAM })
  }

  const folded = (board: Board, events: readonly BoardEvent[]): Board =>
    events.reduce((before, event) => fold(before, event).board, board)

  it('sends what changes, by name or by id of the building', async () => {
    const byName = await enter('bedside')
    const byId = await enter('virtual')
    expect(await byName.watch({ building: ward.name, after: 0 })).toMatchObject({
      ok: true,
      kind: 'events',
      events: [],
      seq: 0,
    })
    expect(await byId.watch({ building: ward.buildingId, after: null })).toMatchObject({ ok: true, seq: 0 })
    await changeBed(database, ward)
    for (const display of [byName, byId]) {
      await vi.waitFor(() => expect(numbers(display)).toEqual([1]))
      expect(display.events[0]).toMatchObject({
        buildingId: ward.buildingId,
        kind: 'bed-updated',
        bed: { id: ward.bedIds[0], patient: PATIENT, device: { readiness: 'ready' } },
      })
    }
  })

  it('keeps the order without a gap while many write at once', async () => {
    const [first, second] = [await enter('bedside'), await enter('display')]
    await first.watch({ building: ward.name, after: 0 })
    await second.watch({ building: ward.name, after: 0 })
    await changeBeds(database, ward, 200, 8)
    for (const display of [first, second]) {
      await vi.waitFor(() => expect(display.events.length).toBeGreaterThanOrEqual(200))
      expect(numbers(display)).toEqual(oneTo(200))
    }
  })

  it.each(['display', 'admin'] as const)('tells a %s no name, MRN or birth date', async (role) => {
    const masked = await enter(role)
    const full = await enter('charge')
    await changeBeds(database, ward, 3)
    expect(await masked.watch({ building: ward.name, after: 0 })).toMatchObject({ kind: 'events', seq: 3 })
    expect(await full.watch({ building: ward.name, after: 0 })).toMatchObject({ kind: 'events', seq: 3 })
    await changeBeds(database, ward, 3)
    // Earlier events may come live as well, when the event-log reader hands them out only now.
    for (const display of [masked, full]) await vi.waitFor(() => expect(display.events.at(-1)?.seq).toBe(6))
    await vi.waitFor(() => expect(masked.pulses.length).toBeGreaterThan(0))

    for (const secret of Object.values(PATIENT)) {
      expect(full.frames.join('\n')).toContain(secret)
      expect(masked.frames.join('\n')).not.toContain(secret)
    }
    expect(masked.events[0]?.bed).toMatchObject({ occupied: true, patient: null })
  })

  it.each([
    ['bedside', false],
    ['display', true],
  ] as const)('catches a %s up to exactly what a snapshot would say', async (role, masked) => {
    const before = await enter(role)
    await before.watch({ building: ward.name, after: 0 })
    await changeBeds(database, ward, 5)
    await vi.waitFor(() => expect(before.events).toHaveLength(5))
    const left = await snapshot(masked)
    before.socket.disconnect()
    await changeBeds(database, ward, 60, 4)

    const after = await enter(role)
    // It goes on changing while the display comes back.
    const meanwhile = changeBeds(database, ward, 40, 4)
    const answer = await after.watch({ building: ward.name, after: left.seq })
    await meanwhile
    if (!answer.ok || answer.kind !== 'events') throw new Error('expected events')
    await vi.waitFor(() => expect(folded(folded(left, answer.events), after.events).seq).toBe(105))
    expect(folded(folded(left, answer.events), after.events)).toEqual(await snapshot(masked))
  })

  it('asks for a new snapshot when too much was missed, or what was seen is not in the log', async () => {
    await prolongLog(database, ward, 501)
    const display = await enter('bedside')
    const needed = { ok: true, kind: 'snapshot-needed' }
    expect(await display.watch({ building: ward.name, after: 0 })).toMatchObject(needed)
    expect(await display.watch({ building: ward.name, after: 502 })).toMatchObject(needed)
    expect(await display.watch({ building: ward.name, after: 1 })).toMatchObject({ kind: 'events', seq: 501 })
    // It watches all the same: what happens while it fetches the snapshot reaches it.
    await changeBed(database, ward)
    await vi.waitFor(() => expect(numbers(display).at(-1)).toBe(502))
  })

  it('answers that a snapshot is needed where its own log has another event of that number', async () => {
    await changeBeds(database, ward, 4)
    const { events } = await eventsAfter(database.orm, ward.buildingId, 0, 4)
    const display = await enter('virtual')
    const ask = (after: number, afterAt: number | null) =>
      display.watch({ building: ward.name, after, afterAt })
    expect(await ask(2, events[1]?.at ?? 0)).toMatchObject({ kind: 'events', events: events.slice(2) })
    expect(await ask(2, 77)).toMatchObject({ kind: 'snapshot-needed' })
    expect(await ask(4, events[3]?.at ?? 0)).toMatchObject({ kind: 'events', events: [] })
    expect(await ask(4, 77)).toMatchObject({ kind: 'snapshot-needed' })
    // A page of before, and one whose snapshot came from a server of before.
    expect(await display.watch({ building: ward.name, after: 2 })).toMatchObject({ kind: 'events', seq: 4 })
    expect(await ask(2, null)).toMatchObject({ kind: 'events', seq: 4 })
    expect(await snapshot()).toMatchObject({ seq: 4, seqAt: events[3]?.at })
    expect(events.map(({ previousAt }) => previousAt)).toEqual([
      undefined,
      ...events.slice(0, 3).map(({ at }) => at),
    ])
  })

  it('shows one building at a time: the last one asked for', async () => {
    const other = await openWard(database)
    const display = await enter('bedside')
    await Promise.all([
      display.watch({ building: ward.name, after: null }),
      display.watch({ building: other.name, after: null }),
    ])
    await changeBed(database, ward)
    await changeBed(database, other)
    await vi.waitFor(() => expect(display.events).toHaveLength(1))
    expect(display.events[0]?.buildingId).toBe(other.buildingId)
  })

  it('stays where it is when the building it asks for does not exist', async () => {
    const display = await enter('bedside')
    await display.watch({ building: ward.name, after: null })
    expect(await display.watch({ building: 'no such building', after: 0 })).toMatchObject({
      ok: false,
      refusal: { code: 'not_found', field: 'building' },
    })
    await changeBed(database, ward)
    await vi.waitFor(() => expect(display.events).toHaveLength(1))
  })

  it('refuses nonsense and lives on', async () => {
    const display = await enter('bedside')
    const nonsense = [
      undefined,
      null,
      7,
      'ward',
      {},
      { building: '', after: 0 },
      { building: ward.name, after: -1 },
      { building: ward.name, after: 1.5 },
      { building: ward.name, after: '0' },
      { building: ['a'], after: 0 },
    ]
    for (const query of nonsense) {
      // What a hostile client can send is not in the types.
      const answer = await display.watch(query as never)
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'invalid' } })
    }
    display.socket.emit('board:watch', { building: ward.name, after: null }, undefined as never)
    const untyped: Socket = display.socket
    untyped.emit('board:watch')
    untyped.emit('no such event', 1)
    await vi.waitFor(async () => {
      await changeBed(database, ward)
      expect(display.events.length).toBeGreaterThan(0)
    })
  })

  it('lets a socket choose 20 times in 10 s, and no other suffers from it', async () => {
    const hasty = await enter('bedside')
    const answers = await Promise.all(oneTo(25).map(() => hasty.watch({ building: ward.name, after: null })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20)
    expect(answers.at(-1)).toMatchObject({ ok: false, refusal: { code: 'too_many_attempts' } })
    const calm = await enter('bedside')
    expect(await calm.watch({ building: ward.name, after: null })).toMatchObject({ ok: true })
  })
})
