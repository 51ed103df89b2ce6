import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { EscalationPath } from '@/lib/board/escalation'
import { createBoardService } from '@/server/board/service'
import { bed, request } from '@/server/db/schema'
import type { EscalationService, PathSeen } from '@/server/escalation/service'
import { createEscalationService } from '@/server/escalation/service'
import { demoBeds } from '@/server/hospital/demo'
import { loadBeds } from '@/server/hospital/load'
import type { Database } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../../../support/database'
import { actor, allowed } from '../../../support/ward'
import { workerDatabase } from '../../../support/worker-database'

const carmen = actor('charge', 'Carmen')
const aiko = actor('admin', 'Aiko')
const QUICK: EscalationPath = [
  { afterSeconds: 0, reach: 'charge' },
  { afterSeconds: 5, reach: 'everybody' },
]
const SLOW: EscalationPath = [
  { afterSeconds: 0, reach: 'virtual-unit' },
  { afterSeconds: 900, reach: 'everybody' },
]

describeOnBothDatabases('Escalation paths', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let service: EscalationService
  let building: string
  beforeAll(async () => {
    database = await emptied()
    await loadBeds(database.orm, demoBeds())
    service = createEscalationService(database)
    building = (await read()).building.id
  })

  const read = async (which: string | null = null) => {
    const overview = await service.read(allowed(carmen, 'escalation:edit'), which)
    if (!overview.ok) throw new Error(overview.refusal.code)
    return overview.value
  }
  const seen = (over: Partial<PathSeen> = {}): PathSeen => ({
    building,
    unit: '',
    priority: 'urgent',
    version: null,
    ...over,
  })
  const save = (path: PathSeen, steps: EscalationPath = QUICK, who = carmen) =>
    service.save(allowed(who, 'escalation:edit'), { ...path, steps })
  const inherit = (path: PathSeen) => service.inherit(allowed(carmen, 'escalation:edit'), path)
  const onBoard = async () => (await snapshot()).duty
  const snapshot = async () => {
    const board = createBoardService(database, () => ({ state: 'up', since: 0 }))
    const snapshot = await board.snapshot(allowed(actor('display'), 'board:read'), building)
    if (!snapshot.ok) throw new Error(snapshot.refusal.code)
    return snapshot.value
  }

  it('are none at first; the editor sees the units of a building, by its name, its id or as the first', async () => {
    const first = await read()
    expect(first.buildings.length).toBeGreaterThan(1)
    expect(first).toMatchObject({ building: first.buildings[0], paths: [] })
    expect(first.units).toContain('emergency department')
    const other = first.buildings[1]
    expect((await read(other?.name)).building).toEqual(other)
    expect((await read(other?.id)).building).toEqual(other)
    expect(await service.read(allowed(carmen, 'escalation:edit'), 'nowhere')).toMatchObject({
      refusal: { code: 'not_found', field: 'building' },
    })
    expect((await onBoard()).paths).toEqual([])
  })

  it('reach every board once saved, with a new version for each change', async () => {
    const before = await onBoard()
    expect(await save(seen())).toMatchObject({ ok: true, value: { version: 1, changedBy: 'Carmen' } })
    const saved = await onBoard()
    expect(saved.paths).toEqual([{ unit: '', priority: 'urgent', steps: QUICK }])
    expect(saved.mark).not.toBe(before.mark)
    expect((await onBoard()).mark).toBe(saved.mark)
    expect(await save(seen({ version: 1 }), SLOW)).toMatchObject({ value: { version: 2, steps: SLOW } })
    expect((await onBoard()).mark).not.toBe(saved.mark)
    expect(await inherit(seen({ version: 2 }))).toEqual({ ok: true, value: { removed: true } })
    expect(await onBoard()).toEqual(before)
  })

  it('of another building say on the board who its emergencies call', async () => {
    const [, other] = (await read()).buildings
    const [place] = await database.orm
      .select()
      .from(bed)
      .where(eq(bed.buildingId, other?.id ?? ''))
      .limit(1)
    const path = seen({ building: other?.id ?? '', priority: 'emergency' })
    const saved = await save(path, SLOW)
    const calls = async () => {
      const { buildings, duty } = await snapshot()
      return { of: buildings.find(({ id }) => id === other?.id)?.emergencyCalls, duty }
    }
    const before = await calls()
    expect(before.of).toBeUndefined()
    const [asked] = await database.orm
      .insert(request)
      .values({
        buildingId: place?.buildingId ?? '',
        bedId: place?.id ?? '',
        priority: 'emergency',
        status: 'waiting',
        origin: 'lantern',
        locator: { deviceSerialNumber: place?.deviceSerial ?? '' },
        delivery: 'done',
      })
      .returning()
    const requestId = asked?.id ?? ''
    expect(await calls()).toEqual({ of: [{ requestId, reached: ['virtual-unit'] }], duty: before.duty })
    await database.orm.delete(request).where(eq(request.id, requestId))
    if (saved.ok) await inherit({ ...path, version: saved.value.version })
  })

  it('are refused with the field that is wrong, and nothing is saved', async () => {
    const wrong: [Partial<PathSeen>, EscalationPath, string, string][] = [
      [{}, [], 'invalid', 'steps'],
      [{}, [{ afterSeconds: 0, reach: 'charge' }], 'invalid', 'steps.0.reach'],
      [{}, [{ afterSeconds: 9, reach: 'everybody' }], 'invalid', 'steps.0.afterSeconds'],
      [{}, [...SLOW, { afterSeconds: 900, reach: 'everybody' }], 'invalid', 'steps.2.afterSeconds'],
      [{ unit: 'no such unit' }, QUICK, 'invalid', 'unit'],
      [{ building: carmen.userId }, QUICK, 'not_found', 'building'],
    ]
    for (const [over, steps, code, field] of wrong) {
      expect(await save(seen(over), steps)).toMatchObject({ ok: false, refusal: { code, field } })
    }
    expect((await read()).paths).toEqual([])
  })

  it('are never overwritten unseen: the second administrator reads what the first one changed', async () => {
    const unit = seen({ unit: 'emergency department', priority: 'emergency' })
    const both = await Promise.all([save(unit, QUICK, carmen), save(unit, SLOW, aiko)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const won = both[0]?.ok ? { name: 'Carmen', words: '0:00 charge, 0:05 everybody' } : null
    const lost = both.find(({ ok }) => !ok)
    expect(lost).toMatchObject({
      refusal: {
        code: 'version_conflict',
        details: {
          version: 1,
          changedBy: won?.name ?? 'Aiko',
          changedAt: expect.any(Number),
          steps: won?.words ?? '0:00 virtual-unit, 15:00 everybody',
        },
      },
    })
    expect(await save({ ...unit, version: 1 })).toMatchObject({ value: { version: 2 } })
    expect(await save({ ...unit, version: 1 })).toMatchObject({ refusal: { code: 'version_conflict' } })
    expect(await inherit({ ...unit, version: 1 })).toMatchObject({ refusal: { code: 'version_conflict' } })
    expect(await inherit({ ...unit, version: 2 })).toMatchObject({ ok: true })
    expect(await save({ ...unit, version: 2 })).toMatchObject({
      refusal: { code: 'version_conflict', details: { version: null, changedBy: null, steps: null } },
    })
  })
})
