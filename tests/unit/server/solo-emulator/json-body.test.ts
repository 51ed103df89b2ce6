import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withMissingCommas } from '@/server/solo-emulator/json-body'

it('puts in the comma that the example of "Update Appointment" lacks', () => {
  const text = '{\n"status": "cancelled"\n"externalId": "x",\n"reasons": ["vomit"]\n"accountNumber": "A"\n}'
  expect(JSON.parse(withMissingCommas(text))).toEqual({
    status: 'cancelled',
    externalId: 'x',
    reasons: ['vomit'],
    accountNumber: 'A',
  })
})

it.each(['1', 'true', 'null', '"a"', '{}', '[]', '"\\""'])('after a value %s', (value) => {
  expect(() => JSON.parse(withMissingCommas(`{"a": ${value}\n  "b" : 1}`))).not.toThrow()
})

it.each([
  '{"a": 1 "b": 2}',
  '["a"\n"b"]',
  '{"a":\n"b"\n}',
  '{\n"a"\n:1}',
  '{"a": "\n"b": 1}',
  '{"a": 1,\n"b": 2',
])('changes nothing else: %j', (text) => {
  expect(withMissingCommas(text)).toBe(text)
})

it('leaves every JSON text as it is', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t\n'), (text, space) => {
      const spaced = JSON.stringify(JSON.parse(text), null, space)
      expect(withMissingCommas(spaced)).toBe(spaced)
    }),
  )
})

it('keeps every text that it does not mend, whatever it is, and takes no long time over it', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(withMissingCommas(text).replaceAll(',', '')).toBe(text.replaceAll(',', ''))
    }),
  )
  const startedAt = performance.now()
  withMissingCommas('"\\'.repeat(500_000))
  withMissingCommas('\\"'.repeat(500_000))
  expect(performance.now() - startedAt).toBeLessThan(5_000)
})
