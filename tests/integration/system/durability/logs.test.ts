import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { BoardSnapshot, RequestView } from '@/lib/board/types'
import { DEMO_HOSPITAL } from '@/server/solo-emulator/demo/hospital'
import { bedsToAsk } from '../../../support/creations'
import { type RunningProgram, startLantern } from '../../../support/lantern-process'
import { type NurseClient, signInAt } from '../../../support/nurse-client'
import { sendRaw } from '../../../support/raw-http'
import { connectDisplay } from '../../server/realtime/display'

const READY_WITHIN_MS = 120_000
const PATIENCE_MS = 30_000
const MISTYPED = 'Tr0ub4dor-and-3'
const WRONG_KEY = 'a-key-that-somebody-tried'
const NEWCOMER = { firstName: 'Zebulon', lastName: 'Quackenbush', mrn: 'MRN-77341', dob: '1931-02-17' }

const patients = DEMO_HOSPITAL.buildings.flatMap(({ beds }) => beds.flatMap(({ patient }) => patient ?? []))

/** Whole words, since a short MRN is also a part of many a number. */
const holds = (output: string, word: string) =>
  new RegExp(`(?<![\\w-])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`).test(output)

it('logs a whole day of work at its most talkative without a name, number or secret', {
  timeout: 300_000,
}, async () => {
  const lantern = await startLantern({ env: { LOG_LEVEL: 'debug' }, readyWithinMs: READY_WITHIN_MS })
  const secrets = {
    apiKey: (await readFile(join(lantern.dataDir, 'solo-api-key'), 'utf8')).trim(),
    authSecret: (await readFile(join(lantern.dataDir, 'auth-secret'), 'utf8')).trim(),
  }
  // What people type into the wrong field, and wrongly.
  await expect(signInAt(lantern.origin, 'charge', MISTYPED)).rejects.toThrow()
  await expect(signInAt(lantern.origin, MISTYPED, 'charge')).rejects.toThrow()
  const nurse = await signInAt(lantern.origin, 'charge')
  const display = await connectDisplay(lantern.origin, { cookie: nurse.cookie })
  await display.watch({ building: 'hospital', after: null })
  await workDay(nurse)
  await soloDay(lantern, secrets.apiKey)
  await nurse.signOut()
  expect((await nurse.call('/api/board')).status).toBe(401)
  display.socket.disconnect()
  // The line to Solo's own server goes with it: stopping has words of its own.
  expect(await lantern.stop()).toBe(0)

  const output = lantern.output()
  expect(output).toMatch(/"msg":"Signed in"/)
  expect(output).toMatch(/"msg":"Answered"/)
  const lines = output.replace(/"(time|ms|pid)":\d+/g, '')
  const forbidden = [
    ...Object.values(secrets),
    nurse.cookie.slice(nurse.cookie.indexOf('=') + 1),
    MISTYPED,
    WRONG_KEY,
    ...Object.values(NEWCOMER),
    ...patients.flatMap(({ firstName, lastName, mrn, birthDate }) => [firstName, lastName, mrn, birthDate]),
    'Shinoda',
    'MRN-123',
  ]
  expect(forbidden.filter((word) => holds(lines, word))).toEqual([])
})

/** All that a nurse does, and what is refused. */
async function workDay(nurse: NurseClient): Promise<void> {
  const ask = async (locator: object) =>
    (
      await nurse.call('/api/assistance-requests', {
        method: 'POST',
        body: { locator, reason: 'other', priority: 'emergency' },
        headers: { 'idempotency-key': JSON.stringify(locator).replaceAll(' ', '-') },
      })
    ).body as RequestView
  const act = (id: string, what: string, body: object = {}) =>
    nurse.call(`/api/assistance-requests/${id}/${what}`, { method: 'POST', body })
  const board = (await nurse.call('/api/board')).body as BoardSnapshot
  for (const text of ['1234', '123457', 'Lukashik', '431']) {
    expect((await nurse.call('/api/beds/search', { method: 'POST', body: { text } })).status).toBe(200)
  }
  const { id } = await ask({ patientMrn: '1234' })
  await expect
    .poll(async () => (await nurse.call(`/api/assistance-requests/${id}`)).body, { timeout: PATIENCE_MS })
    .toMatchObject({ status: 'waiting' })
  await act(id, 'claim')
  expect((await act(id, 'join', { via: 'solo', mrn: '1234' })).status).toBe(200)
  expect((await act(id, 'join', { via: 'teams', mrn: '1234' })).status).toBe(200)
  expect((await act(id, 'complete')).status).toBe(200)
  await ask({ patientMrn: 'MRN-77341' })
  await ask({ deviceSerialNumber: 'Quackenbush' })
  for (const { locator } of bedsToAsk([board]).slice(0, 6)) await ask(locator)
  await nurse.call('/api/appointments/1/provider-link')
  await nurse.call('/api/appointments/Quackenbush/provider-link')
}

/** What the vendor's side is asked, rightly and wrongly. */
async function soloDay({ origin }: RunningProgram, apiKey: string): Promise<void> {
  const send = (method: string, path: string, body: object | null, key = apiKey) =>
    sendRaw(origin, {
      method,
      path,
      headers: ['Content-Type: application/json', `Api-Key: ${key}`],
      ...(body && { body: Buffer.from(JSON.stringify(body)) }),
    })
  await send('GET', '/qapi/v1/patients/1', null, WRONG_KEY)
  await send('GET', '/qapi/v1/patients/1', null)
  await send('GET', '/qapi/v1/patients/MRN-77341', null)
  await send('GET', '/qapi/v1/patients/MRN-77341%', null)
  await send('GET', '/qapi/v1/request-assistance?patientMrn=MRN-77341', null)
  await send('POST', '/qapi/v1/request-assistance', { patientMrn: 'MRN-77341' })
  await send('POST', '/qapi/v1/patients', NEWCOMER)
  await send('POST', '/qapi/v1/patients', { id: 'MRN-77341', gender: 'male', ...NEWCOMER })
  await send('PUT', '/qapi/v1/patients/1', { firstName: `${NEWCOMER.firstName}\u0000` })
}
