import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SoloClient } from '@/lib/solo/client'
import { SOLO_ERROR_KINDS, type SoloResult } from '@/lib/solo/failure'
import { answers, type Behaviour, writesRaw } from '../../../support/hostile-solo'
import { arrange, PLACE } from './arrange'

const scene = arrange()

const calls: readonly ((client: SoloClient) => Promise<SoloResult<unknown>>)[] = [
  (client) => client.call('createAssistanceRequest', { body: PLACE }),
  (client) => client.call('getAssistanceRequest', { body: PLACE }),
  (client) => client.call('cancelAssistanceRequest', { body: PLACE }),
  (client) => client.call('getAppointment', { params: { appointment_id: '1' } }),
  (client) => client.call('createPatient', { body: { id: '1' } }),
  (client) => client.call('updatePatient', { params: { patient_id: '1' }, body: {} }),
  (client) => client.call('listWaitingRooms', {}),
]

const status = fc.oneof(
  fc.integer({ min: 200, max: 599 }),
  fc.constantFrom(200, 201, 204, 401, 404, 429, 500, 503),
)

const envelope = fc.oneof(
  fc.record({ message: fc.anything() }),
  fc.record({ error: fc.oneof(fc.anything(), fc.record({ message: fc.anything() })) }),
)

const body = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.json().map((json) => Buffer.from(json)),
  envelope.map((json) =>
    Buffer.from(JSON.stringify(json, (_, value) => (typeof value === 'bigint' ? `${value}` : value))),
  ),
)

const headers = fc.record(
  {
    'retry-after': fc.stringMatching(/^[ -~]{0,40}$/),
    'x-correlation-id': fc.stringMatching(/^[ -~]{0,200}$/),
    'content-encoding': fc.constantFrom('gzip', 'identity'),
  },
  { requiredKeys: [] },
)

const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  fc.tuple(status, body, headers).map(([code, bytes, extra]) => answers(code, bytes, extra)),
  fc.uint8Array({ maxLength: 300 }).map(writesRaw),
  fc
    .tuple(status, fc.string({ maxLength: 200 }))
    .map(([code, rest]) => writesRaw(`HTTP/1.1 ${code} X\r\n${rest}`)),
)

const textOrNull = expect.toBeOneOf([null, expect.any(String)])
const numberOrNull = expect.toBeOneOf([null, expect.any(Number)])

const expectResult = (result: SoloResult<unknown>) => {
  if (result.ok) {
    expect(result.status).toBeGreaterThanOrEqual(200)
    expect(result.status).toBeLessThan(300)
    return expect(result.correlationId).toEqual(textOrNull)
  }
  expect(result.error).toEqual({
    kind: expect.toBeOneOf([...SOLO_ERROR_KINDS]),
    status: numberOrNull,
    message: expect.stringMatching(/./),
    said: textOrNull,
    correlationId: textOrNull,
    retryAfterMs: numberOrNull,
    outcomeUnknown: expect.any(Boolean),
  })
}

test('whatever a server answers, the client answers with a result and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(behaviour, fc.constantFrom(...calls), async (misbehave, call) => {
      scene().server.behave(misbehave)
      expectResult(await call(scene().client({ timeoutMs: 500 })))
    }),
    { numRuns: 300 },
  )
})

test('an HTTP function that breaks its own promises changes nothing', async () => {
  const forEver = () => new Promise<never>(() => undefined)
  const broken = [
    () => Promise.reject('not even an error'),
    forEver,
    () => {
      throw new TypeError('at once')
    },
    async () => ({ status: 200, headers: {}, text: forEver, bytes: forEver }),
  ]
  for (const send of broken)
    expectResult(await scene().client({ send, timeoutMs: 50 }).call('listWaitingRooms', {}))
})
