import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import type { DisplayChoice } from '@/lib/board/display'
import type { Actor } from '@/server/access/permission'
import { createBoardService } from '@/server/board/service'
import { account, auditPatients, bed, building, chartGlass, display } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import { newAuditRows } from '../../../support/audit-rows'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { allowed } from '../../../support/ward'
import { openFloor } from './floor'

describeOnBothDatabases('Names on a wall', (open) => {
  const hospital = hospitalOf(open)
  let database: Database
  let floor: ReturnType<typeof openFloor>
  let admin: Actor
  let charge: Actor
  let wall: Actor
  const CHOICE: DisplayChoice = { name: 'Wall 2', buildingId: null, unit: null, showsNames: true }

  beforeEach(async () => {
    database = (await hospital()).database
    floor = openFloor(database)
    admin = await floor.admin()
    charge = await floor.person('charge', 'Carmen Charge')
    const screen = floor.screen()
    floor.value(await floor.pair(admin, await screen.code(), CHOICE))
    wall = await screen.collect()
  })

  const showsNames = async () => (await floor.accounts.session(wall.sessionId))?.display?.showsNames
  const change = async (over: Partial<DisplayChoice>) =>
    floor.value(
      await floor.displays.change(allowed(admin, 'display:manage'), wall.userId, { ...CHOICE, ...over }),
    )
  const named = async (who = charge) => {
    const walls = floor.value(await floor.displays.namedWalls(allowed(who, 'display:approve')))
    return walls.find(({ id }) => id === wall.userId)
  }
  const first = async () => {
    const [found] = await database.orm.select().from(building).where(eq(building.name, 'hospital'))
    return found?.id ?? null
  }
  const refusal = (code: string) => ({ ok: false, refusal: { code } })

  it('come only with a charge nurse, who is asked by place and author', async () => {
    expect(await showsNames()).toBe(false)
    expect(await named()).toMatchObject({
      name: 'Wall 2',
      building: 'hospital',
      unit: null,
      askedBy: admin.name,
      own: false,
      names: { state: 'waiting', until: null },
    })
    floor.value(await floor.decide(charge, wall.userId))
    expect(await showsNames()).toBe(true)
    expect(await named()).toMatchObject({ names: { state: 'approved', by: charge.name } })
    const { displays } = floor.value(await floor.displays.list(allowed(admin, 'display:manage')))
    const [listed] = displays.filter(({ id }) => id === wall.userId)
    expect(listed?.names).toMatchObject({ state: 'approved', by: charge.name })
  })

  it('are counted for a charge nurse who has not asked for them, with the charts opened since a moment', async () => {
    const count = async (who: Actor, since: number) =>
      floor.value(await floor.displays.notSeen(allowed(who, 'display:approve'), since))
    expect(await count(charge, 0)).toEqual({ charts: 0, walls: 1 })
    const [place] = await database.orm.select().from(bed).limit(1)
    const glass = {
      accountId: charge.userId,
      accountName: 'Nora Smith, RN',
      role: 'virtual',
      bedId: place?.id ?? '',
      patientSoloId: 'one',
      reason: 'Helps this unit',
      until: new Date(),
    }
    const hour = 3_600_000
    const now = Date.now()
    const ages = [hour, 2 * hour, 25 * hour]
    await database.orm.insert(chartGlass).values(ages.map((age) => ({ ...glass, at: new Date(now - age) })))
    // Those of the last 24 h: the list shows no older one.
    expect(await count(charge, 0)).toEqual({ charts: 2, walls: 1 })
    expect(await count(charge, now - 2 * hour)).toMatchObject({ charts: 1 })
    expect(await count(charge, now - hour)).toMatchObject({ charts: 0 })
    await database.orm
      .update(display)
      .set({ namesAskedById: charge.userId })
      .where(eq(display.id, wall.userId))
    expect(await count(charge, 0)).toMatchObject({ walls: 0 })
    const other = await floor.person('charge', 'Cleo Charge')
    floor.value(await floor.decide(other, wall.userId))
    expect(await count(other, 0)).toMatchObject({ walls: 0 })
  })

  it('leave an audit row each time that the wall loads its board, and none before they are approved', async () => {
    const rows = newAuditRows(() => database.orm)
    const board = createBoardService(database, () => ({ state: 'up', since: 0 }))
    const load = async () => {
      const now = await floor.accounts.session(wall.sessionId)
      if (!now) throw new Error('The wall has no session')
      floor.value(await board.snapshot(allowed(now, 'board:read'), 'hospital'))
      return rows()
    }
    await rows()
    expect(await load()).toEqual([])
    floor.value(await floor.decide(charge, wall.userId))
    await rows()
    const [row, ...others] = await load()
    expect(others).toEqual([])
    expect(row).toMatchObject({
      actorId: wall.userId,
      actorKind: 'display',
      action: 'board:read',
      outcome: 'done',
    })
    const sets = await database.orm.select().from(auditPatients)
    const shown = sets.find(({ hash }) => Buffer.from(hash).equals(Buffer.from(row?.patients ?? [])))
    expect(shown?.mrns).toContain('1234')
  })

  it('leave audit rows: who asked, who approved or refused, and that a nurse may not approve their own', async () => {
    const rows = newAuditRows(() => database.orm)
    const own = { ...admin, role: 'charge' } as const
    await rows()
    await change({ showsNames: false })
    await change({})
    await floor.decide(own, wall.userId)
    floor.value(await floor.decide(charge, wall.userId))
    floor.value(await floor.decide(charge, wall.userId, {}, false))
    const found = await rows()
    expect(
      found.map(({ actorId, action, outcome, detail }) => [
        actorId,
        action,
        outcome,
        JSON.parse(detail ?? ''),
      ]),
    ).toEqual([
      [admin.userId, 'display:manage', 'done', { display: wall.userId, showsNames: false }],
      [admin.userId, 'display:manage', 'done', { display: wall.userId, showsNames: true }],
      [admin.userId, 'display:approve', 'forbidden', { display: wall.userId, names: 'approved' }],
      [charge.userId, 'display:approve', 'done', { display: wall.userId, names: 'approved' }],
      [charge.userId, 'display:approve', 'done', { display: wall.userId, names: 'refused' }],
    ])
  })

  it('are asked for again after another place, and not after another name', async () => {
    floor.value(await floor.decide(charge, wall.userId))
    await change({ name: 'Wall 3' })
    expect(await showsNames()).toBe(true)
    await change({ buildingId: await first() })
    expect(await showsNames()).toBe(false)
    floor.value(await floor.decide(charge, wall.userId, { buildingId: await first() }))
    await change({ showsNames: false })
    await change({})
    expect(await showsNames()).toBe(false)
    expect(await named()).toMatchObject({ names: { state: 'waiting' } })
  })

  it('are not approved for a place where the wall no longer hangs', async () => {
    await change({ buildingId: await first() })
    expect(await floor.decide(charge, wall.userId)).toMatchObject(refusal('version_conflict'))
    expect(await showsNames()).toBe(false)
  })

  it('are not approved by the user who paired the wall or asked for them, whatever their role is now', async () => {
    const other = await floor.admin('Otto Admin')
    floor.value(
      await floor.displays.change(allowed(other, 'display:manage'), wall.userId, {
        ...CHOICE,
        buildingId: await first(),
      }),
    )
    const at = { buildingId: await first() }
    for (const who of [admin, other]) {
      await database.orm.update(account).set({ role: 'charge' }).where(eq(account.id, who.userId))
      const now: Actor = { ...who, role: 'charge' }
      expect(await named(now)).toMatchObject({ own: true })
      expect(await floor.decide(now, wall.userId, at)).toMatchObject(refusal('forbidden'))
    }
    expect(await showsNames()).toBe(false)
  })

  it('go where a charge nurse refuses them, or takes them back', async () => {
    floor.value(await floor.decide(charge, wall.userId))
    floor.value(await floor.decide(charge, wall.userId, {}, false))
    expect(await showsNames()).toBe(false)
    expect(await named()).toBeUndefined()
    const { displays } = floor.value(await floor.displays.list(allowed(admin, 'display:manage')))
    const [listed] = displays.filter(({ id }) => id === wall.userId)
    expect(listed).toMatchObject({ showsNames: false, names: { state: 'none', refusedBy: charge.name } })
    expect(await floor.decide(charge, wall.userId)).toMatchObject(refusal('not_found'))
  })
})
