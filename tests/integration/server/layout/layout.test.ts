import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Bed, BoardEvent } from '@/lib/board/types'
import type { LaidBed, Layout } from '@/lib/layout/types'
import { heartbeatFacts } from '@/server/board/heartbeat-facts'
import { event } from '@/server/db/schema'
import { createLayoutService } from '@/server/layout/service'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'

const ada = actor('admin', 'Ada')
const manage = allowed(ada, 'layout:manage')

describeOnBothDatabases('The layout', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let layouts: ReturnType<typeof createLayoutService>
  beforeEach(async () => {
    ward = await openWard(await hospital(), { outbox: false })
    layouts = createLayoutService(ward.database)
  })
  afterEach(() => ward.close())

  async function read(): Promise<Layout> {
    const layout = await layouts.read(manage)
    if (!layout.ok) throw new Error(layout.refusal.code)
    return layout.value
  }
  const houseOf = async (name = 'hospital') => {
    const house = (await read()).buildings.find((one) => one.name === name)
    if (!house) throw new Error(`No building ${name}`)
    return house
  }
  const csv = (beds: readonly Partial<LaidBed & { phone: string }>[]) =>
    [
      'building,floor,room,bed,department,device_serial,phone',
      ...beds.map((one) =>
        [one.building, one.floor, one.room, one.bed, one.department, one.deviceSerial, one.phone].join(','),
      ),
    ].join('\n')
  async function preview(text: string) {
    const answer = await layouts.preview(manage, text)
    if (!answer.ok) throw new Error(answer.refusal.message)
    return answer.value
  }
  const events = async (buildingId: string): Promise<BoardEvent['bed'][]> =>
    (
      await ward.database.orm
        .select()
        .from(event)
        .where(eq(event.buildingId, buildingId))
        .orderBy(asc(event.seq))
    ).map((row) => row.data.bed)
  const board = async (building = 'hospital'): Promise<readonly Bed[]> => {
    const snapshot = await ward.board.snapshot(allowed(actor('charge'), 'board:read'), building)
    if (!snapshot.ok) throw new Error(snapshot.refusal.code)
    return snapshot.value.beds
  }

  it('is written only as previewed, in the log of each building, and adds a new building', async () => {
    const house = await houseOf()
    const [first, second, ...rest] = house.beds
    if (!first || !second) throw new Error('The demo has beds.')
    const text = csv([
      { ...first, deviceSerial: second.deviceSerial, phone: '4310' },
      { ...second, deviceSerial: first.deviceSerial },
      ...rest.slice(1),
      { building: 'annex', floor: '1', room: '1', bed: 'A', phone: '4400' },
    ])
    const { difference, version, faults } = await preview(text)
    expect(faults).toEqual([])
    expect(difference).toMatchObject({
      added: [{ building: 'annex' }],
      phones: [{ after: '4310' }, { building: 'annex', after: '4400' }],
    })
    expect(difference.changed.map(({ bed }) => bed.id)).toEqual([first.id, second.id])
    expect(difference.missing.map(({ id }) => id)).toContain(rest[0]?.id)
    expect(await read()).toMatchObject({ version })

    const gone = rest[0]?.id ?? ''
    expect(await layouts.apply(manage, { text, version, retire: [gone] })).toMatchObject({
      ok: true,
      value: { added: 1, changed: 2, retired: 1, phones: 2 },
    })
    const beds = await board()
    expect(beds.map(({ id }) => id)).not.toContain(gone)
    expect(beds.find(({ id }) => id === first.id)).toMatchObject({
      device: { serial: second.deviceSerial, readiness: second.deviceSerial ? 'unknown' : 'none' },
      phone: '4310',
    })
    expect((await board('annex')).map(({ label }) => label)).toEqual(['A'])
    const told = await events(house.id)
    expect(told.find(({ id }) => id === gone)).toMatchObject({ retired: true })
    expect(told.find(({ id }) => id === second.id)?.device.serial).toBe(first.deviceSerial)
    // The second time, the same file is refused: its preview was of a layout that has changed.
    expect(await layouts.apply(manage, { text, version, retire: [] })).toMatchObject({
      refusal: { code: 'layout_changed' },
    })
    expect((await preview(text)).difference).toMatchObject({ added: [], changed: [] })
  })

  it('brings a bed back without its device when that device is already at another bed', async () => {
    const { id: house, beds } = await houseOf()
    const [first] = beds.filter(({ deviceSerial, asked }) => deviceSerial !== null && !asked)
    if (!first) throw new Error('The demo has devices.')
    expect(await layouts.retireBed(manage, first.id)).toMatchObject({ ok: true })
    const spare = { floor: 'floor 9', room: '901', bed: 'bed 1', department: null }
    const given = await layouts.addBed(manage, house, { ...spare, deviceSerial: first.deviceSerial })
    expect(given).toMatchObject({ ok: true })
    const text = `building,floor,room,bed\n${[first.building, first.floor, first.room, first.bed].join(',')}`
    const { version, faults, difference } = await preview(text)
    expect(faults).toEqual([])
    expect(difference.changed).toMatchObject([
      { bed: { id: first.id }, returns: true, changes: [{ field: 'deviceSerial', after: null }] },
    ])
    expect(await layouts.apply(manage, { text, version, retire: [] })).toMatchObject({ ok: true })
    const found = (await board()).filter(({ device }) => device.serial === first.deviceSerial)
    expect(found.map(({ room }) => room)).toEqual(['901'])
    expect((await board()).find(({ id }) => id === first.id)?.device.readiness).toBe('none')
  })

  it('is written by one of two who preview at once', async () => {
    const house = await houseOf()
    const text = csv([{ ...house.beds[0], department: 'another' }])
    const other = csv([{ ...house.beds[1], department: 'one more' }])
    const { version } = await preview(text)
    const answers = await Promise.all(
      [text, other].map((one) => layouts.apply(manage, { text: one, version, retire: [] })),
    )
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('takes 5,000 beds in one go, gapless in the log', async () => {
    const beds = Array.from({ length: 5_000 }, (_, index) => ({
      building: 'tower',
      floor: `floor ${Math.floor(index / 100)}`,
      room: `${Math.floor(index / 2)}`,
      bed: `bed ${index % 2}`,
      department: 'ward',
      deviceSerial: `T${index}`,
    }))
    const text = csv(beds)
    const { version } = await preview(text)
    expect(await layouts.apply(manage, { text, version, retire: [] })).toMatchObject({
      value: { added: 5_000 },
    })
    const house = await houseOf('tower')
    const rows = await ward.database.orm
      .select({ seq: event.seq })
      .from(event)
      .where(eq(event.buildingId, house.id))
      .orderBy(asc(event.seq))
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1))
    expect(await board('tower')).toHaveLength(5_000)
  })

  it('is edited bed by bed; open boards see each edit, and its opposite undoes it', async () => {
    const house = await houseOf()
    const before = (await events(house.id)).length
    const edit = { floor: 'floor 9', room: '901', bed: 'bed 1', department: 'new unit', deviceSerial: 'N1' }
    const made = await layouts.addBed(manage, house.id, edit)
    if (!made.ok) throw new Error(made.refusal.code)
    const { id } = made.value
    const changed = await layouts.changeBed(manage, id, { ...edit, bed: 'bed A', deviceSerial: null })
    const phone = await layouts.setUnitPhone(manage, { buildingId: house.id, unit: 'new unit', phone: '99' })
    const retired = await layouts.retireBed(manage, id)
    const returned = await layouts.returnBed(manage, id)
    expect([changed, phone, retired, returned].map(({ ok }) => ok)).toEqual([true, true, true, true])
    const told = (await events(house.id)).slice(before)
    expect(
      told.map((one) => [
        one.id === id,
        one.label,
        one.device.serial,
        one.phone ?? null,
        one.retired ?? false,
      ]),
    ).toEqual([
      [true, 'bed 1', 'N1', null, false],
      [true, 'bed A', null, null, false],
      [true, 'bed A', null, '99', false],
      [true, 'bed A', null, '99', true],
      [true, 'bed A', null, '99', false],
    ])
  })

  it('keeps a bed that has an open request, and every device at one bed', async () => {
    const house = await houseOf()
    const [asked, other] = house.beds.filter(({ deviceSerial }) => deviceSerial)
    if (!asked || !other) throw new Error('The demo has devices.')
    const made = await ward.assistance.create(allowed(actor('bedside'), 'request:create'), {
      locator: { building: 'hospital', floor: asked.floor, room: asked.room, bed: asked.bed },
      reason: 'other',
      priority: 'routine',
    })
    expect(made.ok).toBe(true)
    const { floor, room, bed, department, deviceSerial } = asked
    const edit = { floor, room, bed, department, deviceSerial }
    expect(await layouts.retireBed(manage, asked.id)).toMatchObject({ refusal: { code: 'bed_in_use' } })
    expect(await layouts.changeBed(manage, asked.id, { ...edit, room: 'x' })).toMatchObject({
      refusal: { code: 'bed_in_use' },
    })
    expect(await layouts.changeBed(manage, asked.id, { ...edit, department: 'x' })).toMatchObject({
      ok: true,
    })
    expect(
      await layouts.changeBed(manage, asked.id, { ...edit, deviceSerial: other.deviceSerial }),
    ).toMatchObject({
      refusal: { code: 'device_taken' },
    })
    expect(await layouts.addBed(manage, house.id, { ...edit, deviceSerial: null })).toMatchObject({
      refusal: { code: 'place_taken' },
    })
    const text = csv([{ ...other }])
    const { version } = await preview(text)
    expect(await layouts.apply(manage, { text, version, retire: [asked.id] })).toMatchObject({
      refusal: { code: 'bed_in_use' },
    })
    expect((await board()).length).toBe(house.beds.length)
  })

  it('gives a building the number its editor chose, and never overwrites one that the editor has not seen', async () => {
    const house = await houseOf()
    const set = (phone: string | null, seen: string | null) =>
      layouts.setBuildingPhone(manage, house.id, { phone, seen })
    expect(await set('5000', house.phone)).toMatchObject({ ok: true })
    expect(await set('6000', house.phone)).toMatchObject({
      refusal: { code: 'version_conflict', details: { phone: '5000' } },
    })
    expect((await houseOf()).phone).toBe('5000')
    expect((await heartbeatFacts(ward.database.orm, new Date())).phones.get(house.id)).toBe('5000')
    const both = await Promise.all([set('7000', '5000'), set('8000', '5000')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const now = (await houseOf()).phone
    expect(await set(null, now)).toMatchObject({ ok: true })
    expect((await houseOf()).phone).toBeNull()
    expect(await layouts.setBuildingPhone(manage, randomUUID(), { phone: '1', seen: null })).toMatchObject({
      refusal: { code: 'not_found' },
    })
  })

  it('has a contact sheet of every unit, its phone, beds and devices, without any patient', async () => {
    const house = await houseOf()
    const unit = house.units[0]?.unit ?? ''
    await layouts.setUnitPhone(manage, { buildingId: house.id, unit, phone: '4711' })
    const sheet = await layouts.contacts(allowed(actor('display'), 'board:read'), 'hospital')
    if (!sheet.ok) throw new Error(sheet.refusal.code)
    const units = sheet.value.buildings[0]?.units
    expect(units?.find((one) => one.unit === unit)?.phone).toBe('4711')
    expect(units?.flatMap(({ beds }) => beds)).toHaveLength(house.beds.length)
    for (const { patient } of await board()) {
      if (patient) expect(JSON.stringify(sheet.value)).not.toContain(patient.name)
    }
  })
})
