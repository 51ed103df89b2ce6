import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { ACTIONS } from '@/lib/board/roles'
import { permit } from '@/server/access/permission'
import { bed } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../../../support/database'
import { allowed } from '../../../support/ward'
import { workerDatabase } from '../../../support/worker-database'
import { type Floor, openFloor } from '../displays/floor'
import { openWard } from '../realtime/ward'

const refusal = (code: string, say: string) => ({
  ok: false,
  refusal: { code, field: 'code', say: { key: say } },
})

describeOnBothDatabases('pairing the device of a bed', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let floor: Floor
  beforeAll(async () => {
    database = await emptied()
    floor = openFloor(database)
  })

  /** The serial of a bed where no device is paired. */
  const freshSerial = async (): Promise<string> => {
    const { bedIds } = await openWard(database)
    const [row] = await database.orm
      .select()
      .from(bed)
      .where(eq(bed.id, bedIds[0] ?? ''))
    return row?.deviceSerial ?? ''
  }
  const listed = async (id: string) => {
    const permitted = allowed(await floor.admin(), 'display:manage')
    return floor.value(await floor.displays.list(permitted)).displays.find((one) => one.id === id)
  }

  it('makes the screen the device of that bed, which may serve that bed and do nothing else', async () => {
    const serial = await freshSerial()
    const tablet = await floor.stand(serial, 'Tablet 431')
    expect(tablet).toMatchObject({ role: 'device', name: 'Tablet 431', device: { serial } })
    expect(tablet).not.toHaveProperty('display')
    expect(ACTIONS.filter((action) => permit(tablet, action).ok)).toEqual(['bedside:serve'])
    expect(await floor.accounts.session(tablet.sessionId)).toEqual(tablet)
    expect(await floor.daysLeft(tablet.sessionId)).toBeCloseTo(90, 2)
    expect(await listed(tablet.userId)).toMatchObject({
      device: { serial, place: 'floor 2, 431 bed 1' },
      showsNames: false,
      buildingId: null,
      lastSeenAt: expect.any(Number),
    })
  })

  describe('refuses, even with a right code,', () => {
    it('a wall in place of a bedside device, and the reverse', async () => {
      const admin = await floor.admin()
      const wall = floor.screen()
      const tablet = floor.screen('10.0.0.8', await freshSerial())
      expect(await floor.pair(admin, await wall.code(), {}, 'bed')).toMatchObject(
        refusal('invalid', 'display.isWall'),
      )
      expect(await floor.pair(admin, await tablet.code(), {}, 'wall')).toMatchObject(
        refusal('invalid', 'display.isBedside'),
      )
      // Both codes still pair the kind of screen that asked for them.
      floor.value(await floor.pair(admin, await wall.code(), {}, 'wall'))
      floor.value(await floor.pair(admin, await tablet.code(), {}, 'bed'))
    })

    it('a serial that no bed has', async () => {
      const tablet = floor.screen('10.0.0.8', 'no such device')
      expect(await floor.pair(await floor.admin(), await tablet.code(), {}, 'bed')).toMatchObject(
        refusal('place_unknown', 'display.noBedOfDevice'),
      )
    })

    it('a second device of a bed, naming the first, until that is revoked', async () => {
      const serial = await freshSerial()
      const first = await floor.stand(serial, 'The first')
      const second = floor.screen('10.0.0.8', serial)
      const admin = await floor.admin()
      expect(await floor.pair(admin, await second.code(), {}, 'bed')).toMatchObject({
        refusal: { code: 'device_taken', say: { values: { serial, name: 'The first' } } },
      })
      floor.value(await floor.displays.revoke(allowed(admin, 'display:manage'), first.userId))
      expect(await floor.accounts.session(first.sessionId)).toBeNull()
      floor.value(await floor.pair(admin, await second.code(), {}, 'bed'))
      expect(await second.collect()).toMatchObject({ device: { serial } })
    })

    it('one of two who pair the same device at the same moment', async () => {
      const serial = await freshSerial()
      const screens = ['10.0.1.1', '10.0.1.2', '10.0.1.3'].map((address) => floor.screen(address, serial))
      const results = await Promise.all(
        screens.map(async (one) => floor.pair(await floor.admin(), await one.code(), {}, 'bed')),
      )
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
      for (const result of results) if (!result.ok) expect(result.refusal.code).toBe('device_taken')
    })
  })

  it('gives a screen a new code when it asks to be another kind', async () => {
    const serial = await freshSerial()
    const { displays } = floor
    const asked = floor.value(await displays.pairing(null, '10.0.0.9', serial))
    if (asked.state !== 'waiting' || !asked.key) throw new Error('no code')
    const same = floor.value(await displays.pairing(asked.key, '10.0.0.9', serial))
    expect(same).toMatchObject({ state: 'waiting', code: asked.code, key: null })
    for (const other of [undefined, 'another serial']) {
      const next = floor.value(await displays.pairing(asked.key, '10.0.0.9', other))
      expect(next).toMatchObject({ state: 'waiting', key: expect.any(String) })
      expect(next).not.toMatchObject({ code: asked.code })
    }
  })

  it('can be renamed, and has no other setting', async () => {
    const serial = await freshSerial()
    const tablet = await floor.stand(serial)
    const permitted = allowed(await floor.admin(), 'display:manage')
    const choice = { name: 'Another name', buildingId: null, unit: null, showsNames: true }
    floor.value(await floor.displays.change(permitted, tablet.userId, choice))
    expect(await listed(tablet.userId)).toMatchObject({ name: 'Another name', showsNames: false })
    expect(await floor.accounts.session(tablet.sessionId)).toMatchObject({ device: { serial } })
  })

  it('says when no bed has its serial any more', async () => {
    const serial = await freshSerial()
    const tablet = await floor.stand(serial)
    await database.orm.update(bed).set({ retiredAt: new Date() }).where(eq(bed.deviceSerial, serial))
    expect(await listed(tablet.userId)).toMatchObject({ device: { serial, place: null } })
  })
})
