import { describe, expect, test } from 'vitest'
import { ROLES, type Role } from '@/lib/board/roles'
import { describeOnMigrated } from '../../databases'
import { FACTOR_ROUTES } from './factor-routes'
import { ask, guarded, OWN, runtimeOn } from './route-calls'
import { CREATING, ONE, ROUTES, type Row } from './route-table'
import { REQUEST_ID } from './said-by-services'

describeOnMigrated('who may use a route', (database) => {
  const { installed, as } = runtimeOn(database)

  test('the table names every guarded route', () => {
    const tabled = ROUTES.map(([method, folder]) => `${method} ${folder}`).sort()
    const others = guarded.filter(({ folder }) => folder !== OWN)
    expect(others.map(({ method, folder }) => `${method} ${folder}`).sort()).toEqual(tabled)
  })

  describe.each(guarded)('$method $folder', ({ method, folder }) => {
    test.each([
      ['no cookie', async () => ''],
      ['a forged cookie', async () => 'next-auth.session-token=abc.def.ghi.jkl.mno'],
      [
        'a session that ended',
        async () => {
          const cookie = await installed().cookieOf('charge')
          const { actorOf } = await import('@/server/auth/actor')
          const actor = await actorOf(new Headers({ cookie }))
          await installed().runtime.accounts.signOut(actor?.sessionId ?? '')
          return cookie
        },
      ],
    ])('answers 401 to %s', async (_, cookie) => {
      const { status, body } = await ask(method, folder, { cookie: await cookie() })
      expect(status).toBe(401)
      expect(body.error.code).toBe('unauthenticated')
      expect(installed().calls).toEqual([])
    })
  })

  const changes = ROUTES.filter(([method]) => method !== 'GET')
  test.each(changes)('%s %s is refused to a page that was loaded for another user', async (...row) => {
    const [method, folder, asked, [role]]: Row = row
    if (!role) throw new Error('No role may do this.')
    const of = (user: string) =>
      ask(method, folder, { ...asked, headers: { ...asked.headers, 'acting-user': user }, ...as(role) })
    const { status, body } = await of(REQUEST_ID)
    expect(status).toBe(409)
    expect(body.error.code).toBe('session_changed')
    expect(installed().calls).toEqual([])
  })

  describe.each(ROUTES)('%s %s', (method, folder, asked, who, service, rest) => {
    test.each(ROLES)(`as %s`, async (role) => {
      const { response, status, body } = await ask(method, folder, { ...asked, ...as(role) })
      expect(response.headers.get('cache-control')).toBe('no-store')
      if (!(who as readonly Role[]).includes(role)) {
        expect(status).toBe(403)
        expect(body.error.code).toBe('forbidden')
        expect(installed().calls).toEqual([])
      } else {
        expect(status).toBe(CREATING.includes(service) ? 201 : 200)
        expect(installed().calls).toEqual([{ method: service, action: expect.any(String), rest }])
      }
    })
  })

  /** What a locked session may still ask for: the board without patients, help at a bed, and to be unlocked. */
  const LEFT = [
    'GET board',
    'GET queue',
    'POST beds/search',
    'POST assistance-requests',
    `GET ${ONE}`,
    'GET session',
    'POST session/hand',
    'POST session/lock',
    'POST session/unlock',
    'POST session/unlock/passkey',
    'POST session/unlock/passkey/question',
  ]
  const ofPeople = ROUTES.flatMap((row: Row) => {
    const role = row[3].find((one) => one !== 'display' && one !== 'device')
    return role ? [{ method: row[0], folder: row[1], asked: row[2], role, service: row[4] }] : []
  })
  interface Limited {
    /** The session's cookie. */
    readonly cookie: string
    /** What it may still ask for; everything else is refused by this status and code. */
    readonly left: readonly string[]
    readonly status: number
    readonly code: string
  }
  async function expectOnly(
    { method, folder, asked, service }: (typeof ofPeople)[number],
    { cookie, left, ...refusal }: Limited,
  ) {
    const { status, body } = await ask(method, folder, { ...asked, cookie })
    if (left.includes(`${method} ${folder}`)) {
      expect(status).toBeLessThan(300)
      expect(installed().calls.map(({ method }) => method)).toEqual([service])
    } else {
      expect({ status, code: body.error.code }).toEqual(refusal)
      expect(installed().calls).toEqual([])
    }
  }
  test.each(ofPeople)('$method $folder of a locked session', async (row) => {
    const cookie = await installed().lockedCookieOf(row.role)
    await expectOnly(row, { cookie, left: LEFT, status: 423, code: 'session_locked' })
  })

  /** What is left to a user who has yet to set up the second factor that the hospital requires. */
  const LEFT_OWING = [...FACTOR_ROUTES, ...ROUTES.filter(([, folder]) => folder.startsWith('session'))].map(
    ([method, folder]) => `${method} ${folder}`,
  )
  test.each(ofPeople)('$method $folder of a user without the second factor that is required', async (row) => {
    const cookie = await installed().owingCookieOf(row.role)
    await expectOnly(row, { cookie, left: LEFT_OWING, status: 403, code: 'second_factor_missing' })
  })

  test.each([
    ['release', 'virtual', 'request:release'],
    ['release', 'charge', 'request:release-any'],
    ['release', 'admin', 'request:release-any'],
    ['complete', 'virtual', 'request:complete'],
    ['complete', 'charge', 'request:complete-any'],
    ['complete', 'admin', 'request:complete-any'],
  ] as const)('%s by %s is a matter of %s', async (verb, role, action) => {
    await ask('POST', `${ONE}/${verb}`, as(role))
    expect(installed().calls[0]?.action).toBe(action)
  })

  test.each(guarded.filter(({ method }) => method !== 'GET'))(
    '$method $folder is refused from a page of another site',
    async ({ method, folder }) => {
      const [, , asked, who]: Partial<Row> = ROUTES.find(([m, f]) => m === method && f === folder) ?? []
      const its = asked?.headers
      const roles: readonly Role[] = who ?? ROLES
      const foreign = {
        ...asked,
        ...as(roles.at(-1) ?? 'charge'),
        headers: { ...its, 'sec-fetch-site': 'cross-site' },
      }
      expect((await ask(method, folder, foreign)).status).toBe(403)
      const host = { ...its, host: '127.0.0.1:3000', origin: 'http://evil.example' }
      expect((await ask(method, folder, { ...foreign, headers: host })).status).toBe(403)
      expect(installed().calls).toEqual([])
      const ours = { ...its, host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }
      expect((await ask(method, folder, { ...foreign, headers: ours })).status).toBeLessThan(300)
    },
  )
})
