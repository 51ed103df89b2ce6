import { eq, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/server/access/permission'
import { addAccount } from '@/server/accounts/admin'
import { request, teamsToken } from '@/server/db/schema'
import type { Grant } from '@/server/teams/microsoft'
import { createTeams, type Teams } from '@/server/teams/service'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { grantTo, type Microsoft, startMicrosoft } from '../../../support/microsoft'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'
import { codeOf, granted } from '../chart/charted-ward'

const REDIRECT = 'http://127.0.0.1:1/api/auth/callback/teams'

describeOnBothDatabases('joining by Teams', (open) => {
  const hospital = hospitalOf(open)
  let microsoft: Microsoft
  let ward: Ward
  let teams: Teams
  beforeAll(async () => {
    microsoft = await startMicrosoft([REDIRECT], [{ sub: 'vera' }])
  })
  beforeEach(async () => {
    ward = await openWard({
      ...(await hospital()),
      teams: (database) => {
        const entra = { ...microsoft, scopes: 'openid offline_access' }
        const log = pino({ level: 'silent' })
        teams = createTeams(database, { entra, shared: undefined, authSecret: 'x'.repeat(32), log })
        return teams.tokenOf
      },
    })
  })
  afterEach(() => ward.close())

  /** A nurse with a claimed request. */
  const claimed = async () => {
    const { orm } = ward.database
    const made = await addAccount(orm, {
      username: 'vera',
      name: 'Vera',
      role: 'virtual',
      password: 'seven green umbrellas',
    })
    if (!made.ok) throw new Error(made.refusal.message)
    const nurse = { ...actor('virtual'), ...made.value }
    const asked = { locator: BED_2, reason: 'second-check', priority: 'urgent' } as const
    const asking = allowed(actor('bedside'), 'request:create')
    const { id } = granted(await ward.assistance.create(asking, asked)).request
    await ward.until(id, 'waiting')
    await ward.assistance.claim(allowed(nurse, 'request:claim'), id)
    return {
      nurse,
      id,
      join: (via: 'solo' | 'teams') =>
        ward.assistance.join(allowed(nurse, 'request:join'), id, { via, mrn: '1234' }),
    }
  }
  const connect = (nurse: Actor, grant: Grant) =>
    teams.service.connect(
      allowed(nurse, 'request:join'),
      { issuer: microsoft.issuer, subject: 'vera', name: null },
      grant,
    )
  /** The Teams-Auth-Token of each request for a link into Teams. */
  const tokensSent = () =>
    ward.line.passed.flatMap((call, index) =>
      call.endsWith('/msteams-provider-link') ? [ward.line.headers[index]?.['teams-auth-token']] : [],
    )

  test('goes to Solo with the token of the nurse herself, refreshed when that is due', async () => {
    const { nurse, join } = await claimed()
    const grant = await grantTo(microsoft, 'vera', REDIRECT)
    await connect(nurse, grant)
    expect(await join('teams')).toMatchObject({ ok: true })
    expect(tokensSent()).toEqual([grant.access])
    await ward.database.orm
      .update(teamsToken)
      .set({ expiresAt: sql`now() - interval '1 second'`, refreshAt: sql`now()` })
    expect(await join('teams')).toMatchObject({ ok: true })
    expect(tokensSent()).toEqual([grant.access, microsoft.issued.access.at(-1)])
    expect(tokensSent()[1]).not.toBe(grant.access)
  })

  test('by a link of its own is for the nurse whose call it is; for another nurse Solo is asked nothing', async () => {
    const { nurse, id, join } = await claimed()
    const grant = await grantTo(microsoft, 'vera', REDIRECT)
    await connect(nurse, grant)
    await join('teams')
    const [row] = await ward.database.orm.select().from(request).where(eq(request.id, id))
    const link = (who: Actor) =>
      ward.assistance.providerLink(allowed(who, 'appointment:link'), row?.appointmentId ?? '', 'teams')
    const { url } = granted(await link(nurse))
    expect(new URL(url).protocol).toMatch(/^https?:$/)
    expect(tokensSent()).toEqual([grant.access, grant.access])
    const before = ward.line.passed.length
    expect(codeOf(await link({ ...actor('virtual'), userId: crypto.randomUUID() }))).toBe('not_found')
    expect(ward.line.passed).toHaveLength(before)
  })

  test('asks Solo nothing without one, says what is missing, and Solo’s own way stays open', async () => {
    const { join } = await claimed()
    const before = ward.line.passed.length
    expect(await join('teams')).toMatchObject({
      refusal: { code: 'teams_not_connected', message: expect.stringContaining('Connect') },
    })
    expect(ward.line.passed).toHaveLength(before)
    expect(await join('solo')).toMatchObject({ ok: true })
  })

  test('says so when Microsoft does not answer, in time for the other way', async () => {
    const { nurse, join } = await claimed()
    const grant = { ...(await grantTo(microsoft, 'vera', REDIRECT)), expiresAt: Date.now() - 1 }
    await connect(nurse, grant)
    microsoft.become('down')
    expect(await join('teams')).toMatchObject({ refusal: { code: 'teams_unavailable' } })
    microsoft.become('up')
    expect(await join('solo')).toMatchObject({ ok: true })
    expect(await join('teams')).toMatchObject({ ok: true })
  })
})
