import { expect, it } from 'vitest'
import { gradeOf, qualityOf } from '@/components/call/quality'

it.each([
  [0, 0, 'good'],
  [199, 0.019, 'good'],
  [200, 0, 'fair'],
  [0, 0.02, 'fair'],
  [399, 0.079, 'fair'],
  [400, 0, 'poor'],
  [0, 0.08, 'poor'],
] as const)('a round trip of %i ms with %f lost is %s', (roundTripMs, lost, grade) => {
  expect(gradeOf({ roundTripMs, lost })).toBe(grade)
})

it('goes by the worst of what is sent, as the other side tells it', () => {
  const report = new Map<string, unknown>([
    ['a', { type: 'remote-inbound-rtp', roundTripTime: 0.05, fractionLost: 0 }],
    ['v', { type: 'remote-inbound-rtp', roundTripTime: 0.25, fractionLost: 0.01 }],
    ['o', { type: 'outbound-rtp', roundTripTime: 9, fractionLost: 1 }],
    ['n', null],
  ])
  expect(qualityOf(report)).toBe('fair')
  expect(qualityOf(new Map())).toBe('good')
})
