import { describe, expect, test } from 'vitest'
import { readRetryAfterMs } from '@/lib/solo/retry-backoff'
import {
  answersHtml,
  answersJson,
  answersNested,
  asksToWait,
  type Behaviour,
  closesAtOnce,
  hangsBeforeHeaders,
} from '../../../support/hostile-solo'
import { arrange, PLACE } from './arrange'
import examples from './reference-examples.json'

const scene = arrange()
const fine = answersJson(200, examples.getAssistanceRequest.answers[0])
const RETRIES = { attempts: 4, baseDelayMs: 100, maxDelayMs: 300 }

/** Asks for a request with the given chance, and tells how long it would have slept and how often it asked. */
const ask = async (
  first: Behaviour,
  next: Behaviour[],
  options: { random?: number; timeoutMs?: number } = {},
) => {
  const { server, client } = scene()
  const slept: number[] = []
  const before = server.requests.length
  server.behave(first, ...next)
  const patient = client({
    retries: RETRIES,
    random: () => options.random ?? 0.5,
    timeoutMs: options.timeoutMs ?? 5_000,
    sleep: async (ms) => {
      slept.push(ms)
    },
  })
  const result = await patient.call('getAssistanceRequest', { body: PLACE })
  return { result, slept, asked: server.requests.length - before }
}

describe('retries of what is repeatable', () => {
  test.each([
    ['a broken connection', closesAtOnce],
    ['502', answersHtml(502)],
    ['503', answersHtml(503)],
    ['504', answersHtml(504)],
    ['429', answersNested(429, 'slow down')],
  ])('%s passes', async (_, behaviour) => {
    expect(await ask(behaviour, [fine])).toMatchObject({ result: { ok: true }, slept: [50], asked: 2 })
  })

  test('a timeout passes', async () => {
    expect(await ask(hangsBeforeHeaders, [fine], { timeoutMs: 150 })).toMatchObject({
      result: { ok: true },
      asked: 2,
    })
  })

  test.each([
    ['500', answersHtml(500)],
    ['404', answersNested(404, 'no')],
    ['400', answersNested(400, 'no')],
    ['401', answersNested(401, '')],
    ['nonsense', answersHtml(200)],
  ])('%s does not pass by asking again', async (_, behaviour) => {
    expect(await ask(behaviour, [])).toMatchObject({ result: { ok: false }, slept: [], asked: 1 })
  })

  test('full jitter: anywhere from nothing to a ceiling that doubles up to its maximum', async () => {
    expect((await ask(answersHtml(503), [], { random: 0 })).slept).toEqual([0, 0, 0])
    expect((await ask(answersHtml(503), [], { random: 0.999_999 })).slept).toEqual([99, 199, 299])
  })

  test('it stops after the attempts it has, and tells how many they were', async () => {
    expect(await ask(answersHtml(503), [])).toMatchObject({
      result: { ok: false, error: { kind: 'server' } },
      asked: 4,
    })
    expect(scene().outcomes.at(-1)).toMatchObject({ failure: 'server', attempts: 4 })
  })

  test('what is not repeatable goes out once', async () => {
    const { server, client } = scene()
    const before = server.requests.length
    server.behave(answersHtml(503))
    const eager = client({ retries: { attempts: 4, baseDelayMs: 1, maxDelayMs: 1 } })
    await eager.call('createAssistanceRequest', { body: PLACE })
    await eager.call('cancelAssistanceRequest', { body: PLACE })
    expect(server.requests.length - before).toBe(2)
  })

  test('nothing more is sent when the caller gives up between attempts', async () => {
    const { server, client } = scene()
    const before = server.requests.length
    server.behave(answersHtml(503))
    const giveUp = new AbortController()
    const result = await client({ retries: RETRIES, sleep: async () => giveUp.abort() }).call(
      'getAssistanceRequest',
      { body: PLACE, signal: giveUp.signal },
    )
    expect(result).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    expect(server.requests.length - before).toBe(1)
  })

  test('giving up ends a real pause at once', async () => {
    const { server, client } = scene()
    server.behave(asksToWait('60'))
    const waiting = client({ retries: { attempts: 2, baseDelayMs: 1, maxDelayMs: 100_000 } })
    const result = await waiting.call('getAssistanceRequest', {
      body: PLACE,
      signal: AbortSignal.timeout(300),
    })
    expect(result).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
  })
})

describe('Retry-After', () => {
  const NOW = Date.parse('Sun, 06 Nov 1994 08:49:30 GMT')

  test.each([
    ['0', 0],
    ['7', 7_000],
    [' 7 ', 7_000],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 7_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 7_000],
    ['Sun Nov  6 08:49:37 1994', 7_000],
    ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
    ['999999999', 3_600_000],
    ['-1', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('%j is %j ms', (header, ms) => {
    expect(readRetryAfterMs(header, NOW)).toBe(ms)
  })

  test('a short one is waited for, with a little jitter on top', async () => {
    const { server, client } = scene()
    server.behave(asksToWait('2'), fine)
    const slept: number[] = []
    const polite = client({
      retries: { attempts: 2, baseDelayMs: 100, maxDelayMs: 5_000 },
      random: () => 0.5,
      sleep: async (ms) => {
        slept.push(ms)
      },
    })
    expect(await polite.call('getAssistanceRequest', { body: PLACE })).toMatchObject({ ok: true })
    expect(slept).toEqual([2_050])
  })

  test('a longer one than the client waits is left to the caller', async () => {
    expect(await ask(asksToWait('120', 503), [fine])).toMatchObject({
      result: { ok: false, error: { kind: 'server', retryAfterMs: 120_000 } },
      asked: 1,
    })
  })

  test('a call that is not repeatable tells it too', async () => {
    const { server, client } = scene()
    server.behave(asksToWait('30'))
    const result = await client().call('createAssistanceRequest', { body: PLACE })
    expect(result).toMatchObject({
      error: { kind: 'rate-limited', retryAfterMs: 30_000, outcomeUnknown: false },
    })
  })
})
