import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DeviceReport } from '@/lib/board/device-report'
import type { Role } from '@/lib/board/roles'
import { unitOf } from '@/lib/board/unit'
import type { Actor } from '@/server/access/permission'
import { createBoardService } from '@/server/board/service'
import { bed, building, deviceReport, request } from '@/server/db/schema'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import type { Database } from '@/server/platform/db/open'
import { createQueueService } from '@/server/queue/service'
import { installRuntime } from '@/server/runtime'
import { displayCookie } from '@/server/sessions/session-cookie'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard } from '../../../support/ward'
import { ask } from '../../app/api/route-calls'
import { type InstalledRuntime, installTestRuntime } from '../../app/api/test-runtime'
import { openFloor } from '../displays/floor'
import { connectDisplay, type Display } from '../realtime/display'
import { cookieOf, type Node, startNode, UPSTREAM } from '../realtime/node'

/** Columns whose values the code itself writes, from a closed list. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  bed: ['device_readiness'],
  assistance_request: ['status', 'priority', 'origin', 'via', 'delivery', 'knock_answer'],
}
/** What a wall without names may say: the hospital's own names of places, and its staff's. */
const SHOWN = [
  'assistance_request.asked_by_name',
  'assistance_request.claimed_by_name',
  'assistance_request.returned_from_name',
  'bed.department',
  'bed.device_serial',
  'bed.floor',
  'bed.label',
  'bed.room',
  'unit_phone.phone',
]
/** What only a reader of patients gets: this proves that the markers arrive at all. */
const FOR_READERS = [
  'bed.patient_mrn',
  'bed.patient_name',
  'bed.solo_says.name',
  'bed.reported_serial',
  'assistance_request.solo_status',
  'assistance_request.appointment_status',
  'assistance_request.reason',
]

const marked = (text: string): string[] =>
  [...new Set([...text.matchAll(/MARKED\[([^\]]*)\]/g)].map(([, name = '']) => name))].sort()

describeOnBothDatabases('a wall without names', (open) => {
  const hospital = hospitalOf(open)
  let ward: Awaited<ReturnType<typeof openWard>>
  let database: Database
  let node: Node
  let installed: InstalledRuntime
  let floor: ReturnType<typeof openFloor>
  let buildingId: string
  let bedId: string
  const displays: Display[] = []

  beforeAll(async () => {
    ward = await openWard(await hospital())
    database = ward.database
    floor = openFloor(database)
    node = await startNode(database)
    installed = await installTestRuntime(database)
    installRuntime({
      ...installed.runtime,
      board: createBoardService(database, () => UPSTREAM),
      queue: createQueueService(database),
    })
    const [first] = await database.orm.select().from(building).where(eq(building.name, 'hospital'))
    const [one] = await database.orm.select().from(bed).where(eq(bed.deviceSerial, '123457'))
    if (!first || !one) throw new Error('no demo hospital')
    buildingId = first.id
    bedId = one.id
    await plant()
  })
  afterAll(async () => {
    for (const { socket } of displays) socket.disconnect()
    await node.stop()
    await ward.close()
  })

  const textColumns = async (table: string): Promise<string[]> => {
    const rows = await database.orm
      .select({ name: sql<string>`column_name` })
      .from(sql`information_schema.columns`)
      .where(
        sql`table_schema = 'lantern' and table_name = ${table} and data_type = 'text' and is_generated = 'NEVER'`,
      )
    return rows.map(({ name }) => name).filter((name) => !CLOSED[table]?.includes(name))
  }

  /** Writes its own name into every text of a row. */
  async function mark(table: 'bed' | 'assistance_request', id: string): Promise<void> {
    const columns = await textColumns(table)
    expect(columns.length).toBeGreaterThan(4)
    const sets = columns.map((name) => sql`${sql.identifier(name)} = ${`MARKED[${table}.${name}]`}`)
    await database.orm.execute(
      sql`update lantern.${sql.identifier(table)} set ${sql.join(sets, sql`, `)} where id = ${id}`,
    )
  }

  /** A request that Solo has, claimed there; every text of it, its bed and its device is a marker. */
  async function plant(): Promise<void> {
    const { orm } = database
    const [made] = await orm
      .insert(request)
      .values({
        buildingId,
        bedId,
        status: 'claimed',
        priority: 'urgent',
        origin: 'elsewhere',
        locator: { deviceSerialNumber: '123457' },
        claimedAt: new Date(),
        delivery: 'done',
        returnedAt: new Date(),
      })
      .returning()
    if (!made) throw new Error('no request')
    await mark('assistance_request', made.id)
    await mark('bed', bedId)
    const patient = { name: 'MARKED[bed.solo_says.name]', mrn: 'MARKED[bed.solo_says.mrn]', birthDate: null }
    const soloSays = { patient, soloId: 'MARKED[bed.solo_says.id]', at: 1, settled: false }
    await orm.update(bed).set({ soloSays, placedAt: new Date() }).where(eq(bed.id, bedId))
    await orm.execute(
      sql`insert into lantern.unit_phone (building_id, unit, phone)
          values (${buildingId}, 'MARKED[bed.department]', 'MARKED[unit_phone.phone]')`,
    )
    const report: DeviceReport = {
      camera: 'works',
      microphone: 'works',
      network: 'good',
      battery: null,
      privacy: false,
    }
    const more = Object.assign(report, { note: 'MARKED[device_report.note]' })
    await orm
      .insert(deviceReport)
      .values({ serial: 'MARKED[bed.device_serial]', displayId: (await floor.hang()).userId, report: more })
  }

  async function change(): Promise<void> {
    await database.orm.transaction(async (tx) => {
      await lockBuilding(tx, buildingId)
      await appendEvent(tx, { buildingId, bedId, kind: 'request-updated' })
    })
  }

  async function connect(cookie: string): Promise<Display> {
    const display = await connectDisplay(node.url, { cookie })
    displays.push(display)
    return display
  }
  const wallSocket = async (wall: Actor) =>
    connect(await cookieOf({ sessionId: wall.sessionId, expiresAt: Date.now() + 3_600_000 }))

  const board = async (cookie: string) => {
    const answer = await ask('GET', 'board', { cookie, query: '?building=hospital' })
    expect(answer.status).toBe(200)
    return JSON.stringify(answer.body)
  }
  const wallCookie = async (wall: Actor) =>
    (await displayCookie(wall, installed.runtime.authSecret, false)).split(';')[0] ?? ''

  describe.each([
    ['of the whole building', null],
    ['of the unit', 'MARKED[bed.department]'],
  ])('%s', (_, unit) => {
    it('gets from /api/board only what anyone may see', async () => {
      const wall = await floor.hang(unit === null ? {} : { buildingId, unit })
      expect(marked(await board(await wallCookie(wall)))).toEqual(SHOWN)
    })

    it('gets over the socket only what anyone may see, live and on catching up', async () => {
      const wall = await floor.hang(unit === null ? {} : { buildingId, unit })
      const display = await wallSocket(wall)
      const start = await display.watch({ building: 'hospital', after: null })
      if (!start.ok || start.kind !== 'events') throw new Error('no start')
      await change()
      await vi.waitFor(() => expect(display.events.length).toBeGreaterThan(0))
      const late = await display.watch({ building: 'hospital', after: start.seq })
      expect(marked(JSON.stringify(late))).toEqual(SHOWN)
      await vi.waitFor(() => expect(display.pulses.length).toBeGreaterThan(0))
      expect(marked(display.frames.join('\n'))).toEqual(SHOWN)
    })
  })

  it('gets of another unit’s bed nothing', async () => {
    const beds = await database.orm.select().from(bed).where(eq(bed.buildingId, buildingId))
    const other = beds.find(({ id }) => id !== bedId)
    if (!other) throw new Error('no other bed')
    const wall = await floor.hang({ buildingId, unit: unitOf(other) })
    const display = await wallSocket(wall)
    await display.watch({ building: 'hospital', after: null })
    await change()
    await vi.waitFor(() => expect(display.events.length).toBeGreaterThan(0))
    expect(marked(display.frames.join('\n'))).toEqual([])
    expect(marked(await board(await wallCookie(wall)))).toEqual([])
  })

  it('finds nothing by a patient’s MRN or name, and a place by its own names', async () => {
    const wall = allowed(await floor.hang(), 'board:read')
    const service = createBoardService(database, () => UPSTREAM)
    for (const text of ['MARKED[bed.patient_mrn]', 'MARKED[bed.patient_name]']) {
      expect(await service.search(wall, text)).toEqual({ ok: true, value: [] })
    }
    const found = await service.search(wall, 'MARKED[bed.room]')
    expect(marked(JSON.stringify(found))).toEqual(['bed.department', 'bed.floor', 'bed.label', 'bed.room'])
  })

  it.each(['charge', 'bedside'] as const)('differs in that from a %s nurse', async (role: Role) => {
    const text = await board(await installed.cookieOf(role))
    expect(marked(text)).toEqual(expect.arrayContaining([...SHOWN, ...FOR_READERS]))
  })

  it('is as an administrator is: on the board, in the queue and in a request', async () => {
    expect(marked(await board(await installed.cookieOf('admin')))).toEqual(SHOWN)
    const queue = await ask('GET', 'queue', { cookie: await installed.cookieOf('admin') })
    expect(marked(JSON.stringify(queue.body))).toEqual(SHOWN)
    const [row] = await database.orm.select().from(request).where(eq(request.bedId, bedId))
    const reader = allowed(actor('admin'), 'request:read')
    const view = await ward.assistance.get(reader, row?.id ?? '')
    expect(marked(JSON.stringify(view))).toEqual([
      'assistance_request.asked_by_name',
      'assistance_request.claimed_by_name',
      'assistance_request.returned_from_name',
      'bed.floor',
      'bed.label',
      'bed.room',
    ])
    const full = await ward.assistance.get(allowed(actor('charge'), 'request:read'), row?.id ?? '')
    expect(marked(JSON.stringify(full))).toContain('assistance_request.solo_status')
  })

  it('is as a device at the bed is, which names who has the request and no one else', async () => {
    const device = await floor.stand('MARKED[bed.device_serial]')
    const view = await ward.bedside.view(allowed(device, 'bedside:serve'))
    expect(marked(JSON.stringify(view))).toEqual([
      'assistance_request.claimed_by_name',
      'bed.device_serial',
      'bed.floor',
      'bed.label',
      'bed.room',
      'unit_phone.phone',
    ])
  })
})
