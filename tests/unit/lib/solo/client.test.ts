import { describe, expect, test } from 'vitest'
import { SOLO_ERROR_KINDS } from '@/lib/solo/failure'
import {
  answers,
  answersFlat,
  answersJson,
  answersNested,
  answersNothing,
  startHostileSolo,
} from '../../../support/hostile-solo'
import { API_KEY, arrange, PLACE } from './arrange'
import examples from './reference-examples.json'

const scene = arrange()
const OPEN_REQUEST = examples.getAssistanceRequest.answers[0]
const TEAMS_LINK = examples.getTeamsProviderLink.answers[0]

const lastRequest = () => {
  const last = scene().server.requests.at(-1)
  if (!last) throw new Error('nothing arrived')
  return last
}

describe('what goes out', () => {
  test('a GET carries the locator in its body, as the reference has it', async () => {
    scene().server.behave(answersJson(200, OPEN_REQUEST))
    const result = await scene().client().call('getAssistanceRequest', { body: PLACE })
    expect(result).toMatchObject({ ok: true, status: 200, value: OPEN_REQUEST })
    expect(lastRequest()).toMatchObject({
      method: 'GET',
      url: '/qapi/v1/request-assistance',
      headers: { 'api-key': API_KEY, 'content-type': 'application/json' },
    })
    expect(JSON.parse(lastRequest().body)).toEqual(PLACE)
  })

  test('GET and DELETE carry it as the query string where bodies are stripped, POST never does', async () => {
    const client = scene().client({ locatorIn: 'query' })
    scene().server.behave(answersJson(200, OPEN_REQUEST), answers(204, ''), answersJson(201, OPEN_REQUEST))
    await client.call('getAssistanceRequest', { body: PLACE })
    expect(lastRequest()).toMatchObject({ method: 'GET', body: '' })
    const asked = new URL(lastRequest().url, 'http://solo').searchParams
    expect(Object.fromEntries(asked)).toEqual(PLACE)
    await client.call('cancelAssistanceRequest', { body: { patientMrn: 'a&b=c d' } })
    expect(lastRequest()).toMatchObject({ method: 'DELETE', body: '' })
    expect(new URL(lastRequest().url, 'http://solo').searchParams.get('patientMrn')).toBe('a&b=c d')
    await client.call('createAssistanceRequest', { body: PLACE })
    expect(lastRequest().url).toBe('/qapi/v1/request-assistance')
    expect(JSON.parse(lastRequest().body)).toEqual(PLACE)
  })

  test('a DELETE carries it in its body too', async () => {
    scene().server.behave(answers(204, ''))
    await scene().client().call('cancelAssistanceRequest', { body: PLACE })
    expect(lastRequest()).toMatchObject({ method: 'DELETE', url: '/qapi/v1/request-assistance' })
    expect(JSON.parse(lastRequest().body)).toEqual(PLACE)
  })

  test('path parameters are percent-encoded', async () => {
    scene().server.behave(answersJson(200, examples.getPatient.answers[0]))
    await scene()
      .client()
      .call('getPatient', { params: { patient_id: 'a/b?c#d %2e ü' } })
    expect(lastRequest().url).toBe('/qapi/v1/patients/a%2Fb%3Fc%23d%20%252e%20%C3%BC')
  })

  test.each(['', '.', '..', '\ud800'])(
    'an id of %j names no resource, and is not sent',
    async (patient_id) => {
      const before = scene().server.requests.length
      const result = await scene().client().call('getPatient', { params: { patient_id } })
      expect(result).toMatchObject({
        ok: false,
        error: { kind: 'rejected', status: null, outcomeUnknown: false },
      })
      expect(scene().server.requests).toHaveLength(before)
      expect(scene().outcomes.at(-1)).toMatchObject({ name: 'getPatient', attempts: 0 })
    },
  )

  test('the Teams token and the correlation id go along as headers', async () => {
    scene().server.behave(answersJson(200, TEAMS_LINK))
    const result = await scene()
      .client()
      .call('getTeamsProviderLink', {
        params: { appointment_id: '1' },
        headers: { 'teams-auth-token': 'a-teams-token' },
        correlationId: '7d0a',
      })
    expect(result).toMatchObject({ ok: true, value: TEAMS_LINK, correlationId: '7d0a' })
    expect(lastRequest().headers).toMatchObject({
      'teams-auth-token': 'a-teams-token',
      'x-correlation-id': '7d0a',
    })
  })

  test('a base URL may have a path and a slash at its end', async () => {
    scene().server.behave(answersJson(200, []))
    await scene()
      .client({ baseUrl: `${scene().server.url}/hospital/` })
      .call('listWaitingRooms', {})
    expect(lastRequest().url).toBe('/hospital/qapi/v1/waiting-rooms')
  })
})

describe('what comes back', () => {
  test('the bare number of a new patient, with the correlation id of the answer', async () => {
    scene().server.behave(answers(201, '12345', { 'x-correlation-id': 'e0c1-77' }))
    const result = await scene()
      .client()
      .call('createPatient', { body: { id: 'patientId' } })
    expect(result).toEqual({ ok: true, value: 12345, status: 201, correlationId: 'e0c1-77' })
  })

  test.each([
    ['no body with 204', answers(204, '')],
    ['no body with 200', answersNothing],
    ['an unasked body', answersJson(200, [])],
  ])('a cancellation is done with %s', async (_, behaviour) => {
    scene().server.behave(behaviour)
    const result = await scene().client().call('cancelAssistanceRequest', { body: PLACE })
    expect(result).toMatchObject({ ok: true, value: undefined })
  })

  test('an update is done with []', async () => {
    scene().server.behave(answersJson(200, []))
    const result = await scene()
      .client()
      .call('updatePatient', { params: { patient_id: '1' }, body: { active: true } })
    expect(result).toMatchObject({ ok: true })
  })

  test.each([
    [400, 'rejected'],
    [409, 'rejected'],
    [413, 'rejected'],
    [422, 'rejected'],
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [404, 'not-found'],
    [429, 'rate-limited'],
    [500, 'server'],
    [501, 'server'],
    [503, 'server'],
  ] as const)('status %d is %s, in both envelopes', async (status, kind) => {
    expect(SOLO_ERROR_KINDS).toContain(kind)
    for (const envelope of [answersFlat, answersNested]) {
      scene().server.behave(envelope(status, 'Because of this'))
      const result = await scene().client().call('createAssistanceRequest', { body: PLACE })
      const outcomeUnknown = kind === 'server'
      expect(result).toMatchObject({
        ok: false,
        error: { kind, status, message: 'Because of this', said: 'Because of this', outcomeUnknown },
      })
    }
  })

  test('health hears of every call, with nothing about the patient', async () => {
    const heard = scene().outcomes.length
    scene().server.behave(answersNested(404, 'No such patient'))
    await scene()
      .client()
      .call('getPatient', { params: { patient_id: 'MRN-123' } })
    expect(scene().outcomes.slice(heard)).toEqual([
      {
        name: 'getPatient',
        failure: 'not-found',
        status: 404,
        correlationId: null,
        attempts: 1,
        durationMs: expect.any(Number),
      },
    ])
  })
})

test('a server that is gone leaves no doubt: nothing was sent', async () => {
  const gone = await startHostileSolo()
  await gone.stop()
  const result = await scene().client({ baseUrl: gone.url }).call('createAssistanceRequest', { body: PLACE })
  expect(result).toMatchObject({
    ok: false,
    error: {
      kind: 'network',
      status: null,
      outcomeUnknown: false,
      message: expect.stringContaining('ECONNREFUSED'),
    },
  })
})
