import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { createSoloServer } from '@/server/solo-emulator/server'
import { layPglite } from '../support/pglite-template'
import { type RunningSolo, startSolo, TEST_SECRETS } from '../support/solo-server'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const nested = (message: unknown) => ({ error: { message } })

let dataDir: string
let database: Database
let solo: RunningSolo

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lantern-solo-'))
  layPglite(dataDir)
  database = await openDatabase({ dataDir, log: pino({ level: 'silent' }) })
  solo = await startSolo(database)
})
afterAll(async () => {
  await solo.close()
  await database.close()
  await rm(dataDir, { recursive: true })
})

describe('the Api-Key', () => {
  const ADDRESSES = [
    ['GET', '/qapi/v1/patients/1'],
    ['POST', '/qapi/v1/request-assistance'],
    ['PUT', '/qapi/embedded/request-assistance/x'],
    ['GET', '/qapi/v1/appointments/1/visit-note'],
    ['GET', '/qapi/v1/nothing'],
    ['DELETE', '/qapi/v1/patients/1'],
    ['GET', '/qapi'],
    ['GET', '/qapi/v1/%zz'],
    ['GET', '/QAPI/v1/patients/1'],
    ['GET', '//qapi/v1/patients/1'],
  ] as const

  it.each(ADDRESSES)('is needed for %s %s, before anything else is looked at', async (method, path) => {
    for (const apiKey of [null, '', 'wrong', `${solo.apiKey} `.repeat(2)]) {
      const answer = await solo.call(method, path, { apiKey, ...(method !== 'GET' && { text: '{' }) })
      expect([answer.status, answer.json]).toEqual([401, nested('')])
      expect(answer.headers['x-correlation-id']).toMatch(UUID)
    }
  })
})

describe('x-correlation-id', () => {
  const idOf = async (sent?: string) => {
    const headers = sent === undefined ? {} : { 'x-correlation-id': sent }
    return (await solo.call('GET', '/qapi/v1/waiting-rooms', { headers })).headers['x-correlation-id']
  }

  it('is a new UUID for each answer', async () => {
    const [one, other] = [await idOf(), await idOf()]
    expect(one).toMatch(UUID)
    expect(other).not.toBe(one)
  })

  it('is the one that was sent, if that is a UUID', async () => {
    const sent = '6f9619ff-8b86-4011-b42d-00cf4fc964ff'
    expect(await idOf(sent)).toBe(sent)
    expect(await idOf('not a UUID')).toMatch(UUID)
  })
})

describe('what cannot be read', () => {
  it.each(['{', '{"id": }', 'nothing', '{"id": "a" "mrn": "b"}', '"', '[1 2]'])(
    'is refused in the envelope of the operation: %s',
    async (text) => {
      const message = 'Bad parameters [body: This is not valid JSON.]'
      const one = await solo.call('POST', '/qapi/v1/patients', { text })
      expect([one.status, one.json]).toEqual([400, nested(message)])
      const other = await solo.call('POST', '/qapi/v1/request-assistance', { text })
      expect([other.status, other.json]).toEqual([400, { message }])
    },
  )

  it('is refused when it is no JSON at all, or over 1 MB', async () => {
    const headers = { 'content-type': 'text/plain' }
    const path = '/qapi/v1/request-assistance'
    expect(await solo.call('POST', path, { text: 'hello', headers })).toMatchObject({
      status: 415,
      json: { message: expect.any(String) },
    })
    const body = { id: 'P', mrn: 'x'.repeat(1024 * 1024) }
    expect(await solo.call('POST', '/qapi/v1/patients', { body })).toMatchObject({
      status: 413,
      json: nested(expect.any(String)),
    })
  })

  it('is refused when it is a text with a NUL, which no database keeps', async () => {
    for (const body of [{ id: 'a\u0000b' }, { id: 'P-odd', mrn: 'a\u0000b' }]) {
      const answer = await solo.call('POST', '/qapi/v1/patients', { body })
      expect([answer.status, answer.json]).toEqual([400, nested(expect.any(String))])
    }
    const ask = await solo.call('POST', '/qapi/v1/request-assistance', { body: { patientMrn: 'a\u0000b' } })
    expect([ask.status, ask.json]).toEqual([400, { message: expect.any(String) }])
    expect((await solo.call('GET', '/qapi/v1/patients/%00')).status).toBe(400)
  })

  it('is no failure of ours when it is half a surrogate pair', async () => {
    const body = { id: 'P-half', mrn: 'a\ud800b' }
    expect((await solo.call('POST', '/qapi/v1/patients', { body })).status).toBe(400)
    const ask = { patientMrn: 'a\ud800b' }
    expect((await solo.call('POST', '/qapi/v1/request-assistance', { body: ask })).status).toBe(404)
  })

  it('is refused when it is an id too long to be kept', async () => {
    const id = Array.from({ length: 9_000 }, (_, index) => (index * 7919).toString(36)).join('')
    expect((await solo.call('POST', '/qapi/v1/patients', { body: { id } })).status).toBe(400)
  })
})

it('answers the unknown with 404, nested', async () => {
  for (const path of ['/qapi/v1/nothing', '/qapi/v1/request-assistance/x', '/elsewhere']) {
    const answer = await solo.call('GET', path)
    expect([answer.status, answer.json]).toEqual([404, nested(expect.any(String))])
  }
})

it('reads a body that comes in pieces on a GET', async () => {
  const body = JSON.stringify({ deviceSerialNumber: '123457' })
  const [host, port] = new URL(solo.url).host.split(':')
  const answer = await new Promise<string>((resolve, reject) => {
    let received = ''
    const socket = connect(Number(port), host)
    socket.on('data', (chunk) => {
      received += chunk
    })
    socket.on('end', () => resolve(received))
    socket.on('error', reject)
    socket.write(
      `GET /qapi/v1/request-assistance HTTP/1.1\r\nHost: ${host}\r\nApi-Key: ${solo.apiKey}\r\n` +
        'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n',
    )
    for (const piece of [body.slice(0, 9), body.slice(9)]) {
      socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`)
    }
    socket.write('0\r\n\r\n')
  })
  expect(answer).toMatch(/^HTTP\/1\.1 404 /)
  expect(answer).toContain('Request not found')
})

it('says nothing of what failed inside', async () => {
  const lines: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) })
  layPglite(join(dataDir, 'gone'))
  const gone = await openDatabase({ dataDir: join(dataDir, 'gone'), log })
  const app = await createSoloServer({
    database: gone,
    apiKey: solo.apiKey,
    publicUrl: () => '',
    secrets: TEST_SECRETS,
    log,
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  await gone.close()
  const answer = await fetch(`${url}/qapi/v1/patients/secret-id`, { headers: { 'Api-Key': solo.apiKey } })
  expect([answer.status, await answer.json()]).toEqual([500, nested('Internal server error')])
  await app.close()
  // The workers may have found their tables missing, too.
  expect(lines.filter((line) => line.includes('"reqId"'))).toHaveLength(1)
  expect(lines.join()).not.toContain('secret-id')
})
