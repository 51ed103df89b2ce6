import { expect, test } from 'vitest'
import { refusalWords } from '@/lib/words/refusal-words'
import { translatorFor } from '@/lib/words/translator'
import { describeOnMigrated } from '../../databases'
import { WRONG_APPOINTMENT_REQUESTS } from './appointment-routes'
import { UPLOAD_FOLDER, WRONG_CHART_REQUESTS, WRONG_UPLOADS } from './chart-routes'
import { WRONG_COMPLIANCE_REQUESTS } from './compliance-routes'
import { ask, runtimeOn } from './route-calls'
import { NEW, ONE, ORDER, QUALITY } from './route-table'
import { REQUEST_ID } from './said-by-services'

/** A report of a call whose figure is beyond what any call has. */
const wrongFigure = (name: keyof typeof QUALITY.figures) =>
  [
    'POST',
    'calls/[id]/quality',
    { body: { ...QUALITY, figures: { ...QUALITY.figures, [name]: 1e12 } } },
    `figures.${name}`,
  ] as const

describeOnMigrated('what a route answers', (database) => {
  const { installed, as } = runtimeOn(database)

  test('a new request answers 201 with it, one that was open already 200', async () => {
    const made = await ask('POST', 'assistance-requests', { body: NEW, ...as('bedside') })
    expect(made).toMatchObject({ status: 201, body: { id: REQUEST_ID, status: 'waiting' } })
    installed().services.created = false
    const found = await ask('POST', 'assistance-requests', { body: NEW, ...as('bedside') })
    expect(found).toMatchObject({ status: 200, body: { id: REQUEST_ID } })
  })

  test('an Idempotency-Key reaches the service; a malformed one is refused', async () => {
    const withKey = (key: string) =>
      ask('POST', 'assistance-requests', { body: NEW, headers: { 'Idempotency-Key': key }, ...as('bedside') })
    expect((await withKey('tap-1')).status).toBe(201)
    expect(installed().calls[0]?.rest).toEqual([{ ...NEW, idempotencyKey: 'tap-1' }])
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
    ['POST', `${ONE}/join`, { body: { via: 'phone', mrn: '1' } }, 'via'],
    ['GET', 'appointments/[id]/provider-link', { id: 'a b' }, 'id'],
    ['GET', 'calls/[id]', { id: 'a b' }, 'id'],
    ['GET', 'board', { query: `?building=${'x'.repeat(101)}` }, 'building'],
    ['POST', 'beds/search', { body: { text: '' } }, 'text'],
    ['POST', 'views', { body: { name: ' ', query: '' } }, 'name'],
    ['POST', 'views', { body: { name: 'x'.repeat(61), query: '' } }, 'name'],
    ['POST', 'views', { body: { name: 'Nights' } }, 'query'],
    ['PUT', 'views/[id]', { body: { name: 'x' }, id: '1' }, 'id'],
    ['DELETE', 'views/[id]', { id: '1' }, 'id'],
    ...WRONG_CHART_REQUESTS,
    ...WRONG_APPOINTMENT_REQUESTS,
    ['POST', 'reports', { body: { ...ORDER, from: '2024-08-15' } }, 'from'],
    ['POST', 'reports', { body: { ...ORDER, to: '2024-08-15T23:59:59' } }, 'to'],
    ['POST', 'reports', { body: { ...ORDER, presetId: ' ' } }, 'presetId'],
    ['POST', 'reports', { body: { ...ORDER, password: undefined } }, 'password'],
    ['GET', 'call-quality', { query: '?days=8' }, 'days'],
    ['POST', 'calls/[id]/quality', { body: QUALITY, id: 'a b' }, 'id'],
    ['POST', 'calls/[id]/quality', { body: { ...QUALITY, seq: 0 } }, 'seq'],
    ['POST', 'calls/[id]/quality', { body: { ...QUALITY, load: 'Vic' } }, 'load'],
    ...(['seconds', 'packetsIn', 'firstPictureMs', 'replaced'] as const).map(wrongFigure),
    ['GET', 'reports/[id]/download', { id: '1' }, 'id'],
    ['GET', 'reports/visits-csv', { query: '?from=2024-02-30&to=2024-03-01' }, 'from'],
    ['GET', 'reports/visits-csv', { query: '?from=2024-03-01' }, 'to'],
  ] as const)('%s %s with %j is refused, naming %s', async (method, folder, asked, field) => {
    const { status, body } = await ask(method, folder, { ...asked, ...as('charge') })
    expect(status).toBe(400)
    expect(body.error).toEqual({ code: 'invalid', field, message: expect.any(String) })
    expect(installed().calls).toEqual([])
  })

  test.each(WRONG_COMPLIANCE_REQUESTS)(
    '%s %s with %j is refused, naming %s',
    async (method, folder, asked, field) => {
      const { status, body } = await ask(method, folder, { ...asked, ...as('compliance') })
      expect(status).toBe(400)
      expect(body.error).toEqual({ code: 'invalid', field, message: expect.any(String) })
      expect(installed().calls).toEqual([])
    },
  )

  test.each(WRONG_UPLOADS)('a malformed upload answers %d', async (expected, asked) => {
    const { status } = await ask('POST', UPLOAD_FOLDER, { ...asked, ...as('charge') })
    expect(status).toBe(expected)
    expect(installed().calls).toEqual([])
  })

  test('a body must be JSON and short', async () => {
    const form = { body: NEW, headers: { 'content-type': 'text/plain' }, ...as('bedside') }
    expect((await ask('POST', 'assistance-requests', form)).status).toBe(415)
    const book = { body: { ...NEW, note: 'x'.repeat(70_000) }, ...as('bedside') }
    expect((await ask('POST', 'assistance-requests', book)).status).toBe(413)
  })

  test('a refusal carries the id of its sentence in the catalogue and its English text', async () => {
    const foreign = { ...as('bedside'), body: NEW, headers: { 'sec-fetch-site': 'cross-site' } }
    const sizes = { ...as('bedside'), body: { ...NEW, note: 'x'.repeat(70_000) } }
    for (const [method, folder, asked, say] of [
      ['GET', 'board', {}, { key: 'session.none' }],
      ['GET', 'layout', as('bedside'), { key: 'session.role' }],
      ['POST', 'assistance-requests', foreign, { key: 'session.foreign' }],
      ['POST', 'assistance-requests', sizes, { key: 'sent.bytes', values: { bytes: '65536' } }],
    ] as const) {
      const { body } = await ask(method, folder, asked)
      expect(body.error.say).toEqual(say)
      expect(body.error.message).toBe(refusalWords(body.error, 'en', translatorFor('en', 'refusals')))
      expect(refusalWords(body.error, 'es', translatorFor('es', 'refusals'))).not.toBe(body.error.message)
    }
  })

  test('an unexpected error answers 500 with an id that is also in the log, and tells nothing else', async () => {
    installed().services.instead = () => {
      throw new TypeError('no bed for Maria Lopez, MRN 1234')
    }
    const { status, body } = await ask('GET', 'board', as('bedside'))
    expect(status).toBe(500)
    expect(body.error).toEqual({
      code: 'internal',
      message: expect.any(String),
      say: { key: 'server.failed' },
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(installed().lines.join('')).toContain(body.error.requestId)
    expect(installed().lines.join('')).toContain('TypeError')
    expect(JSON.stringify(body) + installed().lines.join('')).not.toMatch(/Lopez|1234,/)
  })

  test('a route answers 503 when the database is gone', async () => {
    installed().services.instead = () => {
      throw new Error('Failed query', {
        cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      })
    }
    const { status, body } = await ask('GET', 'board', as('bedside'))
    expect(status).toBe(503)
    expect(body.error.code).toBe('database_unavailable')
  })

  test('health needs no session: 200 once Lantern serves, else 503; what it holds is for administrators and charge nurses', async () => {
    const ok = installed().services.health
    for (const reader of [{}, as('bedside'), as('virtual'), as('display'), as('device')]) {
      const { status, body } = await ask('GET', 'health', reader)
      expect({ status, body }).toEqual({ status: 200, body: { status: 'ok' } })
    }
    for (const role of ['admin', 'charge'] as const)
      expect((await ask('GET', 'health', as(role))).body).toEqual(JSON.parse(JSON.stringify(ok)))
    for (const status of ['starting', 'database-down'] as const) {
      installed().services.health = { ...ok, status }
      expect(await ask('GET', 'health')).toMatchObject({ status: 503, body: { status } })
    }
    installed().services.health = ok
  })
})
