import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { projectRoot } from '@/server/platform/project-root'
import { DEMO_HOSPITAL } from '@/server/solo-emulator/demo/hospital'
import { type RunningProgram, startLantern } from '../../../support/lantern-process'
import { signInAt } from '../../../support/nurse-client'
import { type RawAnswer, type RawRequest, sendRaw } from '../../../support/raw-http'
import { hostileRequests } from './hostile-requests'

const AT_ONCE = 8

let lantern: RunningProgram
let signedIn: string[]

beforeAll(async () => {
  lantern = await startLantern({ readyWithinMs: 120_000 })
  const nurse = await signInAt(lantern.origin, 'charge')
  const apiKey = await readFile(join(lantern.dataDir, 'solo-api-key'), 'utf8')
  signedIn = [`Cookie: ${nurse.cookie}`, `Api-Key: ${apiKey.trim()}`]
}, 180_000)

const patients = DEMO_HOSPITAL.buildings.flatMap(({ beds }) => beds.flatMap(({ patient }) => patient ?? []))
const names = patients.map(({ lastName }) => lastName)
const STACK = /\bat .{0,80}\.[mc]?[jt]s:\d+|node_modules|SQLSTATE|drizzle|select ".+" from/i

/** Why an answer must not have been given, or null. */
function wrong({ status, text }: RawAnswer): string | null {
  if (status >= 500) return `${status}`
  if (STACK.test(text) || text.includes(projectRoot())) return 'tells how it is built'
  if (status >= 400 && names.some((name) => text.includes(name))) return 'names a patient'
  return null
}

async function ask(request: RawRequest): Promise<string[]> {
  const answer = await sendRaw(lantern.origin, request)
  const why = wrong(answer)
  const { method, path, headers, body } = request
  const sent = Buffer.from(body ?? [])
    .toString()
    .slice(0, 120)
  return why === null ? [] : [`${why}: ${method} ${path.slice(0, 100)} ${headers?.[0]?.slice(0, 60)} ${sent}`]
}

async function askAll(requests: readonly RawRequest[]): Promise<string[]> {
  const found: string[] = []
  const left = [...requests]
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) found.push(...(await ask(next)))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return found
}

const stillServes = async () => {
  const nurse = await signInAt(lantern.origin, 'charge')
  expect((await nurse.call('/api/health')).body).toMatchObject({ status: 'ok' })
  expect((await nurse.call('/api/board')).status).toBe(200)
  expect(lantern.output()).not.toContain('Unexpected failure')
}

it('refuses every hostile request of a signed-in user, and goes on', { timeout: 400_000 }, async () => {
  expect(await askAll(hostileRequests(signedIn))).toEqual([])
  await stillServes()
})

it('tells a client without a session nothing', { timeout: 200_000 }, async () => {
  const some = hostileRequests([]).filter((_request, index) => index % 5 === 0)
  expect(await askAll(some)).toEqual([])
  const board = await sendRaw(lantern.origin, { method: 'GET', path: '/api/board' })
  expect(board.status).toBe(401)
  await stillServes()
})

it('takes any JSON and any bytes', { timeout: 300_000 }, async () => {
  const body = fc.oneof(
    fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
    fc
      .record({
        locator: fc.oneof(fc.object(), fc.record({ patientMrn: fc.string({ unit: 'binary' }) })),
        reason: fc.anything(),
        priority: fc.constantFrom('urgent', 'x'),
      })
      .map((value) => Buffer.from(JSON.stringify(value) ?? '')),
    fc.uint8Array({ maxLength: 400 }),
  )
  const where = fc.constantFrom(
    ['POST', '/api/assistance-requests'],
    ['POST', '/api/beds/search'],
    ['POST', '/qapi/v1/request-assistance'],
    ['GET', '/qapi/v1/request-assistance'],
    ['POST', '/qapi/v1/patients'],
    ['PUT', '/qapi/v1/appointments/1'],
  )
  await fc.assert(
    fc.asyncProperty(where, body, async ([method = '', path = ''], bytes) => {
      const headers = ['Content-Type: application/json', ...signedIn]
      expect(await ask({ method, path, headers, body: bytes })).toEqual([])
    }),
    { numRuns: 300 },
  )
  await stillServes()
})

it('survives requests that are never finished', { timeout: 60_000 }, async () => {
  const { hostname, port } = new URL(lantern.origin)
  const { connect } = await import('node:net')
  const half = [
    'POST /api/assistance-requests HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"a":',
    'POST /qapi/v1/patients HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a',
    'GET /api/board HTTP/1.1\r\nHos',
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001',
  ].map(
    (text) =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write(text, () => socket.destroy())
        })
        socket.on('error', () => {})
        socket.on('close', () => resolve())
      }),
  )
  await Promise.all(half)
  await stillServes()
})
