import { describe, expect, test, vi } from 'vitest'
import { ASSISTANCE_MESSAGES } from '@/lib/solo/endpoints'
import * as hostile from '../../../support/hostile-solo'
import { API_KEY, arrange, PLACE } from './arrange'

const scene = arrange()

/** Long enough for loopback on a busy machine, short enough to wait for. */
const SHORT_MS = 150

const errorOf = async (behaviour: hostile.Behaviour, timeoutMs = 5_000) => {
  scene().server.behave(behaviour)
  const result = await scene().client({ timeoutMs }).call('createAssistanceRequest', { body: PLACE })
  if (result.ok) throw new Error('it was accepted')
  return result.error
}

describe('an upstream that is slow or breaks', () => {
  test.each([
    ['hangs before the headers', hostile.hangsBeforeHeaders],
    ['hangs after the headers', hostile.hangsAfterHeaders()],
    ['drips', hostile.drips()],
  ])('%s: a timeout, which may have taken effect', async (_, behaviour) => {
    const startedAt = performance.now()
    expect(await errorOf(behaviour, SHORT_MS)).toMatchObject({
      kind: 'timeout',
      outcomeUnknown: true,
      said: null,
    })
    expect(performance.now() - startedAt).toBeLessThan(SHORT_MS + 2_000)
  })

  test.each([
    ['cuts off mid-body', hostile.cutsOffMidBody()],
    ['closes at once', hostile.closesAtOnce],
    ['speaks no HTTP', hostile.writesRaw('\u0000\u0001 certainly not HTTP\r\n\r\n')],
  ])('%s: a network failure, which may have taken effect', async (_, behaviour) => {
    expect(await errorOf(behaviour)).toMatchObject({ kind: 'network', outcomeUnknown: true, said: null })
  })

  test.each([
    ['drips', hostile.drips(500)],
    ['hangs', hostile.hangsAfterHeaders(500)],
    ['breaks', hostile.cutsOffMidBody(500)],
  ])('a 500 whose page %s is a 500 all the same', async (_, behaviour) => {
    expect(await errorOf(behaviour, SHORT_MS)).toMatchObject({ kind: 'server', status: 500, said: null })
  })

  test('a slow read is no reason to doubt anything: it is repeatable', async () => {
    scene().server.behave(hostile.drips())
    const result = await scene().client({ timeoutMs: SHORT_MS }).call('getAssistanceRequest', { body: PLACE })
    expect(result).toMatchObject({ ok: false, error: { kind: 'timeout', outcomeUnknown: false } })
  })
})

describe('an upstream that answers nonsense', () => {
  test.each([
    ['HTML with 200', hostile.answersHtml(200)],
    ['invalid JSON', hostile.answersInvalidJson],
    ['the wrong shape', hostile.answersWrongShape],
    ['nothing', hostile.answersNothing],
    ['204 where an answer is due', hostile.answers(204, '')],
    ['an error envelope with 200', hostile.answersNested(200, 'no')],
  ])('%s: malformed, and it may have taken effect', async (_, behaviour) => {
    const error = await errorOf(behaviour)
    expect(error).toMatchObject({ kind: 'malformed', outcomeUnknown: true })
    expect(error.message).not.toContain('<')
  })

  test('a body above the limit is not read to its end', async () => {
    const error = await errorOf(hostile.answersOversized(3_000_000))
    expect(error).toMatchObject({ kind: 'too-large', status: 200, outcomeUnknown: true })
  })

  test('a redirect is not followed', async () => {
    const before = scene().server.requests.length
    const error = await errorOf(hostile.redirects(`${scene().server.url}/elsewhere`))
    expect(error).toMatchObject({ kind: 'malformed', status: 302 })
    expect(scene().server.requests).toHaveLength(before + 1)
  })

  test("a proxy's page does not pass for a cancellation, nor an error envelope for a patient", async () => {
    scene().server.behave(hostile.answersHtml(200), hostile.answersNested(200, 'Unknown patient'))
    const client = scene().client()
    const cancelled = await client.call('cancelAssistanceRequest', { body: PLACE })
    expect(cancelled).toMatchObject({ ok: false, error: { kind: 'malformed', outcomeUnknown: true } })
    const patient = await client.call('getPatient', { params: { patient_id: '1' } })
    expect(patient).toMatchObject({ ok: false, error: { kind: 'malformed', said: 'Unknown patient' } })
  })
})

describe('who said no', () => {
  test("Solo's own 404 is told from a proxy's", async () => {
    const { requestNotFound } = ASSISTANCE_MESSAGES
    expect(await errorOf(hostile.answersFlat(404, requestNotFound))).toMatchObject({
      kind: 'not-found',
      said: 'Service Request Error: Request not found',
    })
    expect(await errorOf(hostile.answersHtml(404))).toMatchObject({ kind: 'not-found', said: null })
    expect(await errorOf(hostile.answersNothing)).toMatchObject({ said: null })
  })

  test('an unknown key, with the empty message of the live service', async () => {
    const error = await errorOf(hostile.refusesTheKey)
    expect(error).toMatchObject({ kind: 'unauthorised', status: 401, said: '', outcomeUnknown: false })
    expect(error.message).not.toBe('')
  })

  test('nothing that was sent comes back in a message, and no markup', async () => {
    scene().server.behave(
      hostile.answersNested(404, `No patient MRN-77 at http://solo/MRN-77?key=${API_KEY}`),
      hostile.answersNested(400, '<b>Bad</b> MRN-77'),
      hostile.answersNested(400, 'x'.repeat(5_000)),
    )
    const call = () =>
      scene()
        .client()
        .call('getPatient', { params: { patient_id: 'MRN-77' } })
    expect(await call()).toMatchObject({ error: { message: 'No patient … at http://solo/…?key=…' } })
    expect(await call()).toMatchObject({ error: { said: '', message: 'Solo refused the request (400)' } })
    expect(await call()).toMatchObject({ error: { said: '' } })
  })

  test('a documented message stays to the letter, whatever the bed is called', async () => {
    scene().server.behave(hostile.answersFlat(404, ASSISTANCE_MESSAGES.requestNotFound))
    const body = { building: 'Service', floor: 'Request', room: 'Error' }
    const result = await scene().client().call('getAssistanceRequest', { body })
    expect(result).toMatchObject({ error: { said: 'Service Request Error: Request not found' } })
  })
})

describe('giving up', () => {
  test('before it starts: nothing is sent', async () => {
    const before = scene().server.requests.length
    const result = await scene()
      .client()
      .call('createAssistanceRequest', { body: PLACE, signal: AbortSignal.abort() })
    expect(result).toMatchObject({ ok: false, error: { kind: 'cancelled', outcomeUnknown: false } })
    expect(scene().server.requests).toHaveLength(before)
  })

  test.each([
    ['before the headers', hostile.hangsBeforeHeaders],
    ['while it drips', hostile.drips()],
  ])('%s: at once, in doubt, and nothing more is sent', async (_, behaviour) => {
    const { server, client } = scene()
    server.behave(behaviour)
    const before = server.requests.length
    const giveUp = new AbortController()
    const pending = client({ retries: { attempts: 5, baseDelayMs: 1, maxDelayMs: 1 } }).call(
      'createAssistanceRequest',
      { body: PLACE, signal: giveUp.signal },
    )
    await vi.waitFor(() => expect(server.requests).toHaveLength(before + 1))
    giveUp.abort()
    expect(await pending).toMatchObject({ ok: false, error: { kind: 'cancelled', outcomeUnknown: true } })
    expect(server.requests).toHaveLength(before + 1)
  })
})
