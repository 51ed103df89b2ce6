import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '@/lib/board/roles'
import { CHART_ROUTES, UPLOAD_FOLDER, WRONG_CHART_REQUESTS, WRONG_UPLOADS } from './chart-routes'
import { describeOnMigrated } from './databases'
import { type InstalledRuntime, installTestRuntime, REQUEST_ID } from './runtime'
import { VISIT_ROUTES, WRONG_VISIT_REQUESTS } from './visit-routes'

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>

const API = join(import.meta.dirname, '../../../app/api')
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
/** Anybody may ask for the health, and has to be able to sign in; Solo has no session, and proves itself by its key. */
const OPEN = ['auth/[...nextauth]', 'health', 'pairing', 'webhooks/solo']
/** Asks no service: tests/integration/displays/routes.test.ts. */
const OWN = 'displays/own'

const folders = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  .map((file) => file.slice(0, -'/route.ts'.length))

async function handlerOf(folder: string, method: string): Promise<Handler | undefined> {
  const exported: Partial<Record<string, Handler>> = await import(join(API, folder, 'route.ts'))
  return exported[method]
}

const guarded: { folder: string; method: string }[] = []
for (const folder of folders.filter((one) => !OPEN.includes(one))) {
  for (const method of METHODS) if (await handlerOf(folder, method)) guarded.push({ folder, method })
}

interface Asked {
  readonly cookie?: string
  readonly body?: unknown
  readonly id?: string
  /** The path's parameters beside `id`. */
  readonly path?: Readonly<Record<string, string>>
  readonly query?: string
  readonly headers?: Record<string, string>
  /** A body that is no JSON, under a Content-Type of `headers`. */
  readonly file?: Uint8Array<ArrayBuffer>
}

async function ask(method: string, folder: string, asked: Asked = {}) {
  const handler = await handlerOf(folder, method)
  if (!handler) throw new Error(`No ${method} in ${folder}`)
  const values: Readonly<Record<string, string>> = { id: asked.id ?? REQUEST_ID, ...asked.path }
  const names = [...folder.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name)
  const filled = folder.replace(/\[(\w+)\]/g, (_, name) => encodeURIComponent(values[name] ?? ''))
  const url = `http://127.0.0.1:3000/api/${filled}${asked.query ?? ''}`
  const response = await handler(
    new Request(url, {
      method,
      headers: {
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(asked.cookie ? { cookie: asked.cookie } : {}),
        ...asked.headers,
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      ...(asked.file && { body: asked.file }),
    }),
    { params: Promise.resolve(Object.fromEntries(names.map((name) => [name, values[name] ?? '']))) },
  )
  return { response, status: response.status, body: await response.json() }
}

const ONE = 'assistance-requests/[id]'
const ORDER = {
  from: '2024-08-15T00:00:00+02:00',
  to: '2024-08-15T23:59:59+02:00',
  presetId: 'a-preset',
  password: 'twelve or more',
}
const DAYS = { from: '2024-08-01', to: '2024-08-31' }
const DISPLAY = { name: 'Wall 2', buildingId: null, showsNames: false }
const APPLY = { text: 'a', version: 'v', retire: [REQUEST_ID] }
const BED = { floor: '1', room: '2', bed: '3', department: null, deviceSerial: null }
const PHONE = { buildingId: REQUEST_ID, unit: 'icu', phone: '4310' }
const MOVE = { to: REQUEST_ID, mrn: '1234', otherMrn: null }
const NEW = { locator: { patientMrn: '1234' }, reason: 'fall-risk', priority: 'urgent' }
const PATH_SEEN = { building: REQUEST_ID, unit: 'intensive care unit', priority: 'urgent', version: 1 }
const SAVED_PATH = { ...PATH_SEEN, steps: [{ afterSeconds: 0, reach: 'everybody' }] }
const SHIFT = { units: [{ buildingId: REQUEST_ID, unit: 'intensive care unit' }], hours: 12 }

type Row = readonly [string, string, Asked, 'all' | readonly Role[], string, readonly unknown[]]

/** Every guarded route with a request that fits, who may make it, and what it comes to. */
const ROUTES = [
  ['GET', 'board', { query: '?building=hospital' }, 'all', 'snapshot', ['hospital']],
  ['GET', 'queue', {}, ['bedside', 'virtual', 'charge', 'admin'], 'readQueue', []],
  ['GET', 'displays', {}, ['admin'], 'listDisplays', []],
  [
    'POST',
    'displays',
    { body: { ...DISPLAY, code: 'BCDF-GHJK' } },
    ['admin'],
    'pairDisplay',
    ['BCDF-GHJK', DISPLAY],
  ],
  ['PUT', 'displays/[id]', { body: DISPLAY }, ['admin'], 'changeDisplay', [REQUEST_ID, DISPLAY]],
  ['DELETE', 'displays/[id]', {}, ['admin'], 'revokeDisplay', [REQUEST_ID]],
  ['POST', 'beds/search', { body: { text: ' 431 ' } }, 'all', 'search', ['431']],
  ['POST', 'beds/[id]/move', { body: MOVE }, ['bedside', 'charge'], 'move', [REQUEST_ID, MOVE]],
  [
    'POST',
    'beds/[id]/patient',
    { body: { right: 'board' } },
    ['bedside', 'charge'],
    'settlePatient',
    [REQUEST_ID, 'board'],
  ],
  ['POST', 'assistance-requests', { body: NEW }, ['bedside', 'virtual', 'charge'], 'create', [NEW]],
  ['GET', ONE, {}, ['bedside', 'virtual', 'charge', 'admin'], 'get', [REQUEST_ID]],
  [
    'DELETE',
    ONE,
    { body: { reason: 'patient-moved' } },
    ['bedside', 'virtual', 'charge', 'admin'],
    'cancel',
    [REQUEST_ID, 'patient-moved'],
  ],
  ['POST', `${ONE}/claim`, {}, ['virtual', 'charge'], 'claim', [REQUEST_ID]],
  ['POST', `${ONE}/release`, {}, ['virtual', 'charge', 'admin'], 'release', [REQUEST_ID]],
  ['POST', `${ONE}/complete`, {}, ['virtual', 'charge', 'admin'], 'complete', [REQUEST_ID]],
  ['POST', `${ONE}/join`, { body: { via: 'teams' } }, ['virtual', 'charge'], 'join', [REQUEST_ID, 'teams']],
  [
    'GET',
    'appointments/[id]/provider-link',
    { id: '77' },
    ['virtual', 'charge'],
    'providerLink',
    ['77', 'solo'],
  ],
  [
    'GET',
    'appointments/[id]/msteams-provider-link',
    { id: '77' },
    ['virtual', 'charge'],
    'providerLink',
    ['77', 'teams'],
  ],
  ['GET', 'reports', {}, ['charge'], 'list', []],
  ['POST', 'reports', { body: ORDER }, ['charge'], 'order', [ORDER]],
  ['GET', 'reports/[id]/download', {}, ['charge'], 'download', [REQUEST_ID]],
  ['GET', 'reports/visits-csv', { query: '?from=2024-08-01&to=2024-08-31' }, ['charge'], 'csvDump', [DAYS]],
  ['GET', 'layout', {}, ['admin'], 'readLayout', []],
  ['GET', 'layout/contradictions', {}, ['bedside', 'charge', 'admin'], 'contradictions', []],
  ['POST', 'layout/preview', { body: { text: 'a' } }, ['admin'], 'previewLayout', ['a']],
  ['POST', 'layout/apply', { body: APPLY }, ['admin'], 'applyLayout', [APPLY]],
  [
    'POST',
    'layout/beds',
    { body: { ...BED, buildingId: REQUEST_ID } },
    ['admin'],
    'addBed',
    [REQUEST_ID, BED],
  ],
  ['PUT', 'layout/beds/[id]', { body: BED }, ['admin'], 'changeBed', [REQUEST_ID, BED]],
  ['DELETE', 'layout/beds/[id]', {}, ['admin'], 'retireBed', [REQUEST_ID]],
  ['POST', 'layout/beds/[id]/return', {}, ['admin'], 'returnBed', [REQUEST_ID]],
  ['PUT', 'layout/phones', { body: PHONE }, ['admin'], 'setUnitPhone', [PHONE]],
  ['GET', 'escalation', { query: '?building=hospital' }, ['charge', 'admin'], 'readEscalation', ['hospital']],
  ['PUT', 'escalation', { body: SAVED_PATH }, ['charge', 'admin'], 'savePath', [SAVED_PATH]],
  ['DELETE', 'escalation', { body: PATH_SEEN }, ['charge', 'admin'], 'inheritPath', [PATH_SEEN]],
  ['GET', 'coverage', {}, ['virtual', 'charge'], 'readCoverage', []],
  ['PUT', 'coverage', { body: SHIFT }, ['virtual', 'charge'], 'setCoverage', [SHIFT]],
  ['DELETE', 'coverage', {}, ['virtual', 'charge'], 'endCoverage', []],
  ['GET', 'teams', {}, ['virtual', 'charge'], 'readTeams', []],
  ['DELETE', 'teams', {}, ['virtual', 'charge'], 'disconnectTeams', []],
  ...CHART_ROUTES,
  ...VISIT_ROUTES,
] as const satisfies readonly Row[]

/** The services whose success is 201. */
const CREATING = ['create', 'order', 'book', 'addDocument', 'addAttachment', 'pairDisplay', 'addBed']

describeOnMigrated('routes', (database) => {
  let installed: InstalledRuntime
  const cookies = new Map<Role, string>()
  const as = (role: Role) => ({ cookie: cookies.get(role) ?? '' })

  beforeAll(async () => {
    installed = await installTestRuntime(database())
    for (const role of ROLES) cookies.set(role, await installed.cookieOf(role))
  })
  beforeEach(() => {
    installed.calls.length = 0
    installed.lines.length = 0
    Object.assign(installed.services, { instead: null, created: true })
  })

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
          const cookie = await installed.cookieOf('charge')
          const { actorOf } = await import('@/server/auth/actor')
          const actor = await actorOf(new Headers({ cookie }))
          await installed.runtime.accounts.signOut(actor?.sessionId ?? '')
          return cookie
        },
      ],
    ])('answers 401 to %s', async (_, cookie) => {
      const { status, body } = await ask(method, folder, { cookie: await cookie() })
      expect(status).toBe(401)
      expect(body.error.code).toBe('unauthenticated')
      expect(installed.calls).toEqual([])
    })
  })

  describe.each(ROUTES)('%s %s', (method, folder, asked, who, service, rest) => {
    test.each(ROLES)(`as %s`, async (role) => {
      const { response, status, body } = await ask(method, folder, { ...asked, ...as(role) })
      expect(response.headers.get('cache-control')).toBe('no-store')
      if (who !== 'all' && !(who as readonly Role[]).includes(role)) {
        expect(status).toBe(403)
        expect(body.error.code).toBe('forbidden')
        expect(installed.calls).toEqual([])
      } else {
        expect(status).toBe(CREATING.includes(service) ? 201 : 200)
        expect(installed.calls).toEqual([{ method: service, action: expect.any(String), rest }])
      }
    })
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
    expect(installed.calls[0]?.action).toBe(action)
  })

  test('a new request answers 201 with it, one that was open already 200', async () => {
    const made = await ask('POST', 'assistance-requests', { body: NEW, ...as('bedside') })
    expect(made).toMatchObject({ status: 201, body: { id: REQUEST_ID, status: 'waiting' } })
    installed.services.created = false
    const found = await ask('POST', 'assistance-requests', { body: NEW, ...as('bedside') })
    expect(found).toMatchObject({ status: 200, body: { id: REQUEST_ID } })
  })

  test('an Idempotency-Key reaches the service; a malformed one is refused', async () => {
    const withKey = (key: string) =>
      ask('POST', 'assistance-requests', { body: NEW, headers: { 'Idempotency-Key': key }, ...as('bedside') })
    expect((await withKey('tap-1')).status).toBe(201)
    expect(installed.calls[0]?.rest).toEqual([{ ...NEW, idempotencyKey: 'tap-1' }])
    const refused = await withKey('two words')
    expect(refused).toMatchObject({ status: 400, body: { error: { field: 'idempotency-key' } } })
  })

  test.each([
    ['POST', 'assistance-requests', { body: { ...NEW, locator: { room: '431' } } }, 'locator'],
    ['POST', 'assistance-requests', { body: { ...NEW, reason: 'because' } }, 'reason'],
    ['DELETE', ONE, { body: {} }, 'reason'],
    ['DELETE', ONE, { body: { reason: 'another-reason' }, id: '1' }, 'id'],
    ['GET', ONE, { id: '1' }, 'id'],
    ['POST', `${ONE}/claim`, { id: 'x' }, 'id'],
    ['POST', `${ONE}/join`, { body: { via: 'phone' } }, 'via'],
    ['GET', 'appointments/[id]/provider-link', { id: 'a b' }, 'id'],
    ['GET', 'board', { query: `?building=${'x'.repeat(101)}` }, 'building'],
    ['POST', 'beds/search', { body: { text: '' } }, 'text'],
    ...WRONG_CHART_REQUESTS,
    ...WRONG_VISIT_REQUESTS,
    ['POST', 'reports', { body: { ...ORDER, from: '2024-08-15' } }, 'from'],
    ['POST', 'reports', { body: { ...ORDER, to: '2024-08-15T23:59:59' } }, 'to'],
    ['POST', 'reports', { body: { ...ORDER, presetId: ' ' } }, 'presetId'],
    ['POST', 'reports', { body: { ...ORDER, password: undefined } }, 'password'],
    ['GET', 'reports/[id]/download', { id: '1' }, 'id'],
    ['GET', 'reports/visits-csv', { query: '?from=2024-02-30&to=2024-03-01' }, 'from'],
    ['GET', 'reports/visits-csv', { query: '?from=2024-03-01' }, 'to'],
  ] as const)('%s %s with %j is refused, naming %s', async (method, folder, asked, field) => {
    const { status, body } = await ask(method, folder, { ...asked, ...as('charge') })
    expect(status).toBe(400)
    expect(body.error).toEqual({ code: 'invalid', field, message: expect.any(String) })
    expect(installed.calls).toEqual([])
  })

  test.each(WRONG_UPLOADS)('an upload that does not fit answers %d', async (expected, asked) => {
    const { status } = await ask('POST', UPLOAD_FOLDER, { ...asked, ...as('charge') })
    expect(status).toBe(expected)
    expect(installed.calls).toEqual([])
  })

  test('a body must be JSON, and no book', async () => {
    const form = { body: NEW, headers: { 'content-type': 'text/plain' }, ...as('bedside') }
    expect((await ask('POST', 'assistance-requests', form)).status).toBe(415)
    const book = { body: { ...NEW, note: 'x'.repeat(70_000) }, ...as('bedside') }
    expect((await ask('POST', 'assistance-requests', book)).status).toBe(413)
  })

  test.each(guarded.filter(({ method }) => method !== 'GET'))(
    '$method $folder is refused from a page of another site',
    async ({ method, folder }) => {
      const [, , asked, who]: Partial<Row> = ROUTES.find(([m, f]) => m === method && f === folder) ?? []
      const its = asked?.headers
      const roles: readonly Role[] = who === undefined || who === 'all' ? ROLES : who
      const foreign = {
        ...asked,
        ...as(roles.at(-1) ?? 'charge'),
        headers: { ...its, 'sec-fetch-site': 'cross-site' },
      }
      expect((await ask(method, folder, foreign)).status).toBe(403)
      const host = { ...its, host: '127.0.0.1:3000', origin: 'http://evil.example' }
      expect((await ask(method, folder, { ...foreign, headers: host })).status).toBe(403)
      expect(installed.calls).toEqual([])
      const ours = { ...its, host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }
      expect((await ask(method, folder, { ...foreign, headers: ours })).status).toBeLessThan(300)
    },
  )

  test('a surprise answers 500 with an id that the log has too, and tells nothing else', async () => {
    installed.services.instead = () => {
      throw new TypeError('no bed for Maria Lopez, MRN 1234')
    }
    const { status, body } = await ask('GET', 'board', as('bedside'))
    expect(status).toBe(500)
    expect(body.error).toEqual({
      code: 'internal',
      message: expect.any(String),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(installed.lines.join('')).toContain(body.error.requestId)
    expect(installed.lines.join('')).toContain('TypeError')
    expect(JSON.stringify(body) + installed.lines.join('')).not.toMatch(/Lopez|1234,/)
  })

  test('a database that is gone answers 503', async () => {
    installed.services.instead = () => {
      throw new Error('Failed query', {
        cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      })
    }
    const { status, body } = await ask('GET', 'board', as('bedside'))
    expect(status).toBe(503)
    expect(body.error.code).toBe('database_unavailable')
  })

  test('health answers anybody: 200 once Lantern serves, else 503', async () => {
    const ok = installed.services.health
    expect(await ask('GET', 'health')).toMatchObject({ status: 200, body: { status: 'ok' } })
    for (const status of ['starting', 'database-down'] as const) {
      installed.services.health = { ...ok, status }
      expect(await ask('GET', 'health')).toMatchObject({ status: 503, body: { status } })
    }
    installed.services.health = ok
  })
})
