import { eq, sql } from 'drizzle-orm'
import pino from 'pino'
import { beforeEach, expect, it } from 'vitest'
import type { ShiftHours } from '@/lib/board/coverage'
import type { Actor } from '@/server/access/permission'
import { disableAccount } from '@/server/accounts/admin'
import { DEMO_PASSWORD, loadDemoAccounts } from '@/server/accounts/demo'
import { createAccountService } from '@/server/accounts/service'
import { createBoardService } from '@/server/board/service'
import { createCoverageService } from '@/server/coverage/service'
import { coverage, session } from '@/server/db/schema'
import { demoBeds } from '@/server/hospital/demo'
import { loadBeds } from '@/server/hospital/load'
import type { Database } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../../../support/database'
import { actor, allowed } from '../../../support/ward'
import { workerDatabase } from '../../../support/worker-database'

const ICU = 'intensive care unit'
const ER = 'emergency department'
const HOUR_MS = 3_600_000

describeOnBothDatabases('Coverage', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let accounts: ReturnType<typeof createAccountService>
  let service: ReturnType<typeof createCoverageService>
  beforeEach(async () => {
    database = await emptied()
    await loadBeds(database.orm, demoBeds())
    await loadDemoAccounts(database.orm)
    const log = pino({ level: 'silent' })
    accounts = createAccountService({
      database,
      demo: true,
      sessionSeconds: 3600 * 12,
      localSignIn: 'on',
      requireSecondFactor: 'off',
      log,
    })
    service = createCoverageService(database)
  })

  const signIn = async (username: string) => {
    const signedIn = await accounts.signIn(username, DEMO_PASSWORD, '10.0.0.1')
    if (!signedIn.ok) throw new Error(signedIn.refusal.code)
    return signedIn.value
  }
  const read = async (who: Actor) => {
    const answer = await service.read(allowed(who, 'coverage:set'))
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const set = async (who: Actor, units: readonly string[], hours: ShiftHours = 12) => {
    const building = await hospital(who)
    return service.set(allowed(who, 'coverage:set'), {
      units: units.map((unit) => ({ buildingId: building.id, unit })),
      hours,
    })
  }
  const hospital = async (who: Actor) => {
    const found = (await read(who)).buildings.find(({ name }) => name === 'hospital')
    if (!found) throw new Error('no hospital')
    return found
  }
  /** Who covers what, as a board of the hospital is told. */
  const onBoard = async () => {
    const board = createBoardService(database, () => ({ state: 'up', since: 0 }))
    const snapshot = await board.snapshot(allowed(actor('bedside'), 'board:read'), 'hospital')
    if (!snapshot.ok) throw new Error(snapshot.refusal.code)
    return snapshot.value.duty.coverage.map(({ unit, name }) => `${name}: ${unit}`)
  }

  it('is told to every board, with who covers each unit and until when', async () => {
    const victor = await signIn('virtual')
    const carmen = await signIn('charge')
    expect(await read(victor)).toMatchObject({ mine: null, lastTime: [] })
    const before = Date.now()
    const saved = await set(victor, [ICU, ER])
    const until = saved.ok ? (saved.value.mine?.until ?? 0) : 0
    expect(until - before).toBeGreaterThan(12 * HOUR_MS - 5_000)
    expect(until - Date.now()).toBeLessThan(12 * HOUR_MS + 5_000)
    await set(carmen, [ER], 8)
    const units = (await hospital(victor)).units
    expect(units.find(({ unit }) => unit === ER)?.coverers.map(({ name }) => name)).toEqual([
      victor.name,
      carmen.name,
    ])
    expect((await onBoard()).sort()).toEqual([
      `${carmen.name}: ${ER}`,
      `${victor.name}: ${ER}`,
      `${victor.name}: ${ICU}`,
    ])
  })

  it('is what was set last, and is suggested again after its end', async () => {
    const victor = await signIn('virtual')
    await set(victor, [ICU, ER])
    await set(victor, [ER])
    expect(await onBoard()).toEqual([`${victor.name}: ${ER}`])
    const ended = await service.end(allowed(victor, 'coverage:set'))
    expect(await onBoard()).toEqual([])
    const { id: buildingId } = await hospital(victor)
    expect(ended).toMatchObject({ value: { mine: null, lastTime: [{ buildingId, unit: ER }] } })
  })

  it('is refused for units that are none, naming which, and for no unit at all', async () => {
    const victor = await signIn('virtual')
    expect(await set(victor, [])).toMatchObject({ refusal: { code: 'invalid', field: 'units' } })
    expect(await set(victor, [ER, 'nowhere'])).toMatchObject({ refusal: { field: 'units.1.unit' } })
    const elsewhere = [{ buildingId: victor.userId, unit: ER }]
    expect(await service.set(allowed(victor, 'coverage:set'), { units: elsewhere, hours: 8 })).toMatchObject({
      refusal: { field: 'units.0.buildingId' },
    })
    expect(await onBoard()).toEqual([])
  })

  it('ends with the shift', async () => {
    const victor = await signIn('virtual')
    await set(victor, [ER])
    await database.orm.update(coverage).set({ until: sql`clock_timestamp()` })
    expect(await onBoard()).toEqual([])
    expect(await read(victor)).toMatchObject({ mine: null, lastTime: [{ unit: ER }] })
  })

  it('ends with the sign-in it was set in, and does not come back with the next one', async () => {
    const victor = await signIn('virtual')
    await set(victor, [ER])
    await accounts.signOut(victor.sessionId)
    expect(await onBoard()).toEqual([])
    const again = await signIn('virtual')
    expect(await onBoard()).toEqual([])
    expect(await read(again)).toMatchObject({ mine: null, lastTime: [{ unit: ER }] })
  })

  it('holds while one of two screens stays signed in, and ends when the session runs out', async () => {
    const [victor, beside] = [await signIn('virtual'), await signIn('virtual')]
    await set(victor, [ER])
    await accounts.signOut(victor.sessionId)
    expect(await onBoard()).toEqual([`${victor.name}: ${ER}`])
    await database.orm
      .update(session)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(session.id, beside.sessionId))
    expect(await onBoard()).toEqual([])
  })

  it('ends when the account is shut out', async () => {
    const victor = await signIn('virtual')
    await set(victor, [ER])
    await disableAccount(database.orm, { username: 'virtual' })
    expect(await onBoard()).toEqual([])
  })
})
