import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { shownCode } from '@/lib/board/display'
import { permit } from '@/server/access/permission'
import { pairing } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../../../support/database'
import { actor, allowed } from '../../../support/ward'
import { workerDatabase } from '../../../support/worker-database'
import { type Floor, openFloor } from './floor'

const refusal = (code: string, more: object = {}) => ({ ok: false, refusal: { code, ...more } })
const DAY_S = 86_400

describeOnBothDatabases('pairing a display', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let floor: Floor
  beforeAll(async () => {
    database = await emptied()
    floor = openFloor(database)
  })

  it('gives the screen a code and, once an administrator types it, a session', async () => {
    const screen = floor.screen()
    const code = await screen.code()
    expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/)
    expect(await screen.code()).toBe(code)
    const admin = await floor.admin()
    const { id } = floor.value(await floor.pair(admin, ` ${shownCode(code).toLowerCase()} `))
    const wall = await screen.collect()
    expect(wall).toMatchObject({
      userId: id,
      name: 'Wall 2 North',
      role: 'display',
      display: { buildingId: null, unit: null, showsNames: false },
    })
    expect(await floor.accounts.session(wall.sessionId)).toEqual(wall)
    expect(await floor.daysLeft(wall.sessionId)).toBeCloseTo(90, 2)
    const { displays } = floor.value(await floor.displays.list(allowed(admin, 'display:manage')))
    expect(displays.find((one) => one.id === id)).toMatchObject({
      name: 'Wall 2 North',
      pairedBy: 'Ada Admin',
      showsNames: false,
      lastSeenAt: expect.any(Number),
      expiresAt: expect.any(Number),
    })
  })

  it('lets only an administrator pair, list, change or revoke', () => {
    for (const role of ['bedside', 'virtual', 'charge', 'display'] as const) {
      expect(permit(actor(role), 'display:manage')).toMatchObject(refusal('forbidden'))
    }
  })

  it('gives the session once, and only to the holder of the secret', async () => {
    const screen = floor.screen()
    floor.value(await floor.pair(await floor.admin(), await screen.code()))
    const [id, secret = ''] = screen.key()?.split('.') ?? []
    for (const wrong of [`${id}.${secret.slice(0, -1)}_`, `${randomUUID()}.${secret}`, `${id}.`, '.', null]) {
      expect(floor.value(await floor.displays.pairing(wrong, '10.0.0.9')).state).toBe('waiting')
    }
    const answers = await Promise.all([1, 2, 3].map(() => floor.displays.pairing(screen.key(), '10.0.0.9')))
    expect(answers.map((answer) => floor.value(answer).state).sort()).toEqual([
      'paired',
      'waiting',
      'waiting',
    ])
    expect(floor.value(await floor.displays.pairing(screen.key(), '10.0.0.9')).state).toBe('waiting')
  })

  it('gives one code to one of two administrators who type it at once', async () => {
    const screen = floor.screen()
    const code = await screen.code()
    const [ada, abe] = [await floor.admin('Ada'), await floor.admin('Abe')]
    const before = await count()
    const results = await Promise.all([floor.pair(ada, code), floor.pair(abe, code)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject(refusal('not_found', { field: 'code' }))
    expect(await count()).toBe(before + 1)
    expect(await floor.pair(ada, code)).toMatchObject(refusal('not_found'))
  })

  it('refuses a code that has run out, and gives the screen another', async () => {
    const screen = floor.screen()
    const code = await screen.code()
    await floor.letCodesRunOut()
    expect(await floor.pair(await floor.admin(), code)).toMatchObject(refusal('not_found', { field: 'code' }))
    expect(await screen.code()).not.toBe(code)
  })

  it('lets a pairing run out that the screen did not collect in time', async () => {
    const screen = floor.screen()
    floor.value(await floor.pair(await floor.admin(), await screen.code()))
    await floor.letCodesRunOut()
    expect((await screen.ask()).state).toBe('waiting')
  })

  it('stores no code that ran out an hour ago, and no secret in plain text', async () => {
    const screen = floor.screen()
    await screen.code()
    const secret = screen.key()?.split('.')[1] ?? ''
    const rows = await database.orm.select().from(pairing)
    expect(JSON.stringify(rows)).not.toContain(secret)
    await floor.letCodesRunOut(3_601)
    await floor.screen().code()
    expect(await database.orm.select().from(pairing)).toHaveLength(1)
  })

  it('refuses a malformed code and an unknown building', async () => {
    const admin = await floor.admin()
    for (const typed of ['', 'BCDF', 'BCDF-GHJ0', 'BCDFGHJKL', 'ääääääää']) {
      expect(await floor.pair(admin, typed)).toMatchObject(refusal('invalid', { field: 'code' }))
    }
    const code = await floor.screen().code()
    expect(await floor.pair(admin, code, { buildingId: randomUUID() })).toMatchObject(
      refusal('not_found', { field: 'buildingId' }),
    )
    expect(await floor.pair(admin, code)).toMatchObject({ ok: true })
  })

  describe('guessing', () => {
    it('is refused after ten wrong codes, even all at once, and only for that administrator', async () => {
      const [guesser, other] = [await floor.admin(), await floor.admin()]
      const tries = await Promise.all(Array.from({ length: 14 }, () => floor.pair(guesser, 'BBBBCCCC')))
      const codes = tries.map((one) => (one.ok ? '' : one.refusal.code))
      expect(codes.filter((code) => code === 'not_found')).toHaveLength(10)
      expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(4)
      const code = await floor.screen().code()
      expect(await floor.pair(guesser, code)).toMatchObject(
        refusal('too_many_attempts', { details: { retryAfterSeconds: expect.any(Number) } }),
      )
      expect(await floor.pair(other, code)).toMatchObject({ ok: true })
    })

    it('does not count the right codes that an administrator types', async () => {
      const admin = await floor.admin()
      for (let walls = 0; walls < 12; walls += 1) {
        floor.value(await floor.pair(admin, await floor.screen().code()))
      }
    })

    it('includes a limit on the codes that a screen may ask for', async () => {
      let codes = 0
      for (; codes < 400; codes += 1) {
        const answer = await floor.displays.pairing(null, '10.9.9.9')
        if (!answer.ok) {
          expect(answer).toMatchObject(refusal('too_many_attempts'))
          break
        }
      }
      expect(codes).toBe(300)
      expect(await floor.displays.pairing(null, '10.9.9.8')).toMatchObject({ ok: true })
    })

    it('does not take the codes of the screens that share an address with one that asks without end', async () => {
      const screen = floor.screen('10.9.8.1')
      const code = await screen.code()
      const answers = await Promise.all(
        Array.from({ length: 320 }, () => floor.displays.pairing(null, '10.9.8.1')),
      )
      expect(answers.filter(({ ok }) => !ok)).toHaveLength(21)
      await floor.letCodesRunOut()
      const [next, again] = [await screen.code(), await screen.code()]
      expect(next).not.toBe(code)
      expect(again).toBe(next)
      // The new code belongs to the very screen that shows it, and no other key has it.
      floor.value(await floor.pair(await floor.admin(), next))
      expect((await screen.ask()).state).toBe('paired')
      const [id, secret = ''] = floor.screen().key()?.split('.') ?? [randomUUID(), 'x'.repeat(43)]
      expect(await floor.displays.pairing(`${id}.${secret}`, '10.9.8.1')).toMatchObject(
        refusal('too_many_attempts'),
      )
    })
  })

  describe('a display’s session', () => {
    it('is valid for 90 days again once it is used with less than 80 left', async () => {
      const { sessionId } = await floor.hang()
      await floor.leaveSession(sessionId, 85 * DAY_S)
      await floor.accounts.session(sessionId)
      expect(await floor.daysLeft(sessionId)).toBeCloseTo(85, 2)
      await floor.leaveSession(sessionId, 60)
      expect(await floor.accounts.session(sessionId)).not.toBeNull()
      expect(await floor.daysLeft(sessionId)).toBeCloseTo(90, 2)
    })

    it('does not come back once it has run out', async () => {
      const { sessionId } = await floor.hang()
      await floor.leaveSession(sessionId, -1)
      expect(await floor.accounts.session(sessionId)).toBeNull()
      expect(await floor.daysLeft(sessionId)).toBeLessThan(0)
      expect(await floor.displays.standing(sessionId)).toBe('expired')
    })

    it('ends when its display is revoked, which happens once', async () => {
      const { sessionId, userId } = await floor.hang()
      const admin = allowed(await floor.admin(), 'display:manage')
      expect(await floor.displays.standing(sessionId)).toBe('open')
      expect(await floor.displays.revoke(admin, userId)).toEqual({ ok: true, value: { id: userId } })
      expect(await floor.accounts.session(sessionId)).toBeNull()
      expect(await floor.displays.standing(sessionId)).toBe('revoked')
      expect(await floor.displays.revoke(admin, userId)).toMatchObject(refusal('not_found'))
      const { displays } = floor.value(await floor.displays.list(admin))
      expect(displays.map(({ id }) => id)).not.toContain(userId)
    })

    it('is not opened for a display that was revoked before the screen came for it', async () => {
      const screen = floor.screen()
      const { id } = floor.value(await floor.pair(await floor.admin(), await screen.code()))
      floor.value(await floor.displays.revoke(allowed(await floor.admin(), 'display:manage'), id))
      expect((await screen.ask()).state).toBe('waiting')
    })

    it('carries the settings that an administrator has changed since', async () => {
      const { sessionId, userId } = await floor.hang({ showsNames: true })
      const admin = allowed(await floor.admin(), 'display:manage')
      const choice = { name: 'Wall 3', buildingId: null, unit: null, showsNames: false }
      floor.value(await floor.displays.change(admin, userId, choice))
      expect(await floor.accounts.session(sessionId)).toMatchObject({
        name: 'Wall 3',
        display: { showsNames: false },
      })
      floor.value(await floor.displays.revoke(admin, userId))
      expect(await floor.displays.change(admin, userId, choice)).toMatchObject(refusal('not_found'))
    })

    it('from the demo gives no access in a tenant', async () => {
      const { sessionId } = await floor.hang({}, await floor.admin('Demo', true))
      expect(await floor.accounts.session(sessionId)).toBeNull()
      expect(await openFloor(database, true).accounts.session(sessionId)).not.toBeNull()
    })
  })

  const count = async () => {
    const { displays } = floor.value(await floor.displays.list(allowed(actor('admin'), 'display:manage')))
    return displays.length
  }
})
