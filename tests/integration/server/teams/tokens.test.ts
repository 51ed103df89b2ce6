import { eq, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addAccount } from '@/server/accounts/admin'
import { teamsToken } from '@/server/db/schema'
import { openSession } from '@/server/sessions/sessions'
import type { Grant } from '@/server/teams/microsoft'
import { createTeams } from '@/server/teams/service'
import { grantTo, type Microsoft, startMicrosoft } from '../../../support/microsoft'
import { allowed, actor as someActor } from '../../../support/ward'
import { describeOnMigrated } from '../../databases'

const REDIRECT = 'http://127.0.0.1:1/api/auth/callback/teams'
const AUTH_SECRET = 'a-secret-of-at-least-thirty-two-characters'

describeOnMigrated('a token of Teams', (database) => {
  let microsoft: Microsoft
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  const orm = () => database().orm

  /** A node: its own connections to the provider, the same database. */
  const node = (settings: { shared?: string; clientSecret?: string } = {}) =>
    createTeams(database(), {
      entra: {
        issuer: microsoft.issuer,
        clientId: microsoft.clientId,
        clientSecret: settings.clientSecret ?? microsoft.clientSecret,
        scopes: 'openid offline_access',
      },
      shared: settings.shared,
      authSecret: AUTH_SECRET,
      log,
    })
  const identity = (subject: string) => ({ issuer: microsoft.issuer, subject, name: `${subject}@ward.test` })
  /** A nurse with their own account and a grant, which counts as given `ageMs` before it expires. */
  const connected = async (leftMs: number, change: Partial<Grant> = {}) => {
    const nurse = await newNurse()
    const grant = await grantTo(microsoft, 'vera', REDIRECT)
    const given = { ...grant, expiresAt: Date.now() + leftMs, ...change }
    const joins = allowed(nurse, 'request:join')
    expect(await node().service.connect(joins, identity('vera'), given)).toEqual({ ok: true, value: null })
    return { nurse, given }
  }
  let count = 0
  const newNurse = async () => {
    count += 1
    const made = await addAccount(orm(), {
      username: `nurse${count}`,
      name: `Nurse ${count}`,
      role: 'virtual',
      password: 'seven green umbrellas',
    })
    if (!made.ok) throw new Error(made.refusal.message)
    return { ...someActor('virtual'), ...made.value }
  }
  const rows = () => orm().select().from(teamsToken)
  const refreshes = () => microsoft.tokenRequests.filter(({ grant }) => grant === 'refresh_token')
  const EXPIRED = -1
  const FRESH = 3_600_000

  beforeAll(async () => {
    microsoft = await startMicrosoft([REDIRECT], [{ sub: 'vera' }, { sub: 'victor' }])
  })
  beforeEach(() => {
    lines.length = 0
  })

  test('is sealed in the database, and opens only for its own account and use', async () => {
    const { nurse, given } = await connected(FRESH)
    const other = (await connected(FRESH)).nurse
    const dump = JSON.stringify(await rows())
    expect(given.refresh).toBeTruthy()
    expect(dump).not.toContain(given.access)
    expect(dump).not.toContain(given.refresh)
    expect(await node().tokenOf(nurse)).toEqual({ ok: true, value: given.access })
    // A token does not open in another account's row, nor in the other column of its own row.
    const [mine] = (await rows()).filter(({ accountId }) => accountId === nurse.userId)
    await orm()
      .update(teamsToken)
      .set({ access: mine?.access ?? '' })
      .where(eq(teamsToken.accountId, other.userId))
    expect(await node().tokenOf(other)).toMatchObject({ refusal: { code: 'teams_not_connected' } })
    await orm()
      .update(teamsToken)
      .set({ access: mine?.refresh ?? '' })
      .where(eq(teamsToken.accountId, nurse.userId))
    expect(await node().tokenOf(nurse)).toMatchObject({ refusal: { code: 'teams_not_connected' } })
  })

  test('is returned unchanged while it is fresh, and refreshed before it expires', async () => {
    const { nurse, given } = await connected(FRESH)
    const before = refreshes().length
    expect(await node().tokenOf(nurse)).toEqual({ ok: true, value: given.access })
    expect(refreshes()).toHaveLength(before)
    // Four minutes are left of its hour.
    const { nurse: late, given: old } = await connected(FRESH)
    await orm()
      .update(teamsToken)
      .set({ expiresAt: sql`now() + interval '4 minutes'`, refreshAt: sql`now() - interval '1 minute'` })
      .where(eq(teamsToken.accountId, late.userId))
    const renewed = await node().tokenOf(late)
    expect(refreshes()).toHaveLength(before + 1)
    expect(renewed).toEqual({ ok: true, value: microsoft.issued.access.at(-1) })
    expect(renewed).not.toEqual({ ok: true, value: old.access })
    expect(await node().tokenOf(late)).toEqual(renewed)
    expect(refreshes()).toHaveLength(before + 1)
  })

  test('of an hour is due five minutes before its end', async () => {
    const { nurse } = await connected(FRESH)
    const [row] = await orm().select().from(teamsToken).where(eq(teamsToken.accountId, nurse.userId))
    expect((row?.expiresAt.getTime() ?? 0) - (row?.refreshAt.getTime() ?? 0)).toBe(300_000)
  })

  test('is refreshed by the newest refresh token each time', async () => {
    const { nurse, given } = await connected(EXPIRED)
    const before = refreshes().length
    for (let round = 0; round < 3; round += 1) {
      expect(await node().tokenOf(nurse)).toEqual({ ok: true, value: microsoft.issued.access.at(-1) })
      await orm()
        .update(teamsToken)
        .set({ expiresAt: sql`now() - interval '1 second'`, refreshAt: sql`now() - interval '1 minute'` })
        .where(eq(teamsToken.accountId, nurse.userId))
    }
    const used = refreshes().slice(before)
    expect(used.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(used[0]?.refresh).toBe(given.refresh)
    expect(new Set(used.map(({ refresh }) => refresh)).size).toBe(3)
  })

  test('is refreshed once, however many ask at once on however many nodes', async () => {
    const { nurse } = await connected(EXPIRED)
    const before = refreshes().length
    const nodes = [node(), node(), node()]
    const answers = await Promise.all(
      Array.from({ length: 18 }, (_, index) => nodes[index % 3]?.tokenOf(nurse)),
    )
    expect(refreshes()).toHaveLength(before + 1)
    const token = microsoft.issued.access.at(-1)
    expect(answers).toEqual(Array.from({ length: 18 }, () => ({ ok: true, value: token })))
  })

  test('is deleted when the provider refuses to refresh it, and the refusal asks the nurse to connect', async () => {
    const { nurse } = await connected(EXPIRED, { refresh: 'one that was never given' })
    expect(await node().tokenOf(nurse)).toMatchObject({ refusal: { code: 'teams_not_connected' } })
    expect(await node().service.standing(nurse)).toMatchObject({ state: 'connect', connected: null })
    expect((await rows()).some(({ accountId }) => accountId === nurse.userId)).toBe(false)
    expect(lines.join('')).toContain('invalid_grant')
  })

  test('stays while the provider is out of reach: used while valid, else said so', async () => {
    const { nurse: late } = await connected(EXPIRED)
    const { nurse: early, given } = await connected(FRESH)
    await orm()
      .update(teamsToken)
      .set({ refreshAt: sql`now() - interval '1 minute'` })
      .where(eq(teamsToken.accountId, early.userId))
    for (const state of ['down', 'trouble'] as const) {
      microsoft.become(state)
      expect(await node().tokenOf(late)).toMatchObject({ refusal: { code: 'teams_unavailable' } })
      expect(await node().tokenOf(early)).toEqual({ ok: true, value: given.access })
    }
    microsoft.become('up')
    expect(await node().tokenOf(late)).toEqual({ ok: true, value: microsoft.issued.access.at(-1) })
  })

  test('stays when the provider refuses the registration', async () => {
    const { nurse } = await connected(EXPIRED)
    const wrong = node({ clientSecret: 'not the secret of the registration' })
    expect(await wrong.tokenOf(nurse)).toMatchObject({ refusal: { code: 'teams_unavailable' } })
    expect(lines.join('')).toContain('invalid_client')
    expect((await node().tokenOf(nurse)).ok).toBe(true)
  })

  test('that is disconnected during a refresh stays gone', async () => {
    const { nurse } = await connected(EXPIRED)
    const before = refreshes().length
    const release = microsoft.holdRefreshes()
    const joining = node().tokenOf(nurse)
    await expect
      .poll(async () => (await rows()).find(({ accountId }) => accountId === nurse.userId)?.refreshingBy)
      .toBeTruthy()
    await node().service.disconnect(allowed(nurse, 'request:join'))
    release()
    await joining
    expect(refreshes()).toHaveLength(before + 1)
    expect(await node().service.standing(nurse)).toMatchObject({ state: 'connect', connected: null })
  })

  test('gives way to the one of the hospital only where a nurse has none that works', async () => {
    const { nurse, given } = await connected(FRESH)
    const both = node({ shared: 'the token of the hospital' })
    expect(await both.tokenOf(nurse)).toEqual({ ok: true, value: given.access })
    await both.service.disconnect(allowed(nurse, 'request:join'))
    expect(await both.tokenOf(nurse)).toEqual({ ok: true, value: 'the token of the hospital' })
    expect(await both.service.standing(nurse)).toMatchObject({ state: 'ready', connected: null })
  })

  test('is refreshed ahead of use for signed-in users, and for no one else', async () => {
    const { nurse } = await connected(EXPIRED)
    const { nurse: away } = await connected(EXPIRED)
    await openSession(orm(), nurse.userId, 3_600, true)
    const { keeper } = node()
    keeper.start()
    const dueOf = async (userId: string) =>
      (await rows()).find(({ accountId }) => accountId === userId)?.refreshAt.getTime() ?? 0
    await expect.poll(() => dueOf(nurse.userId)).toBeGreaterThan(Date.now())
    await keeper.stop()
    expect(await dueOf(away.userId)).toBeLessThan(Date.now())
  })

  test('is not offered to a user who may not join calls', async () => {
    expect(await node().service.standing(someActor('bedside'))).toMatchObject({ state: 'off' })
  })

  test('is in no line of the log', async () => {
    const { nurse, given } = await connected(EXPIRED)
    await node().tokenOf(nurse)
    microsoft.become('down')
    await orm().update(teamsToken).set({ expiresAt: sql`now() - interval '1 second'`, refreshAt: sql`now()` })
    await node().tokenOf(nurse)
    microsoft.become('up')
    expect(lines.length).toBeGreaterThan(0)
    for (const secret of [
      given.access,
      given.refresh ?? '',
      ...microsoft.issued.access,
      ...microsoft.issued.refresh,
    ]) {
      expect(lines.join('')).not.toContain(secret)
    }
  })
})
