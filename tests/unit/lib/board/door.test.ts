import { describe, expect, it } from 'vitest'
import { doorOf } from '@/lib/board/door'
import type { DeviceReadiness } from '@/lib/board/types'

const bed = (readiness: DeviceReadiness) => ({ device: { serial: '1', readiness } })
const KNOCKING = { knockingSince: 5 }

describe('What happens at the bed of a call', () => {
  it.each([
    ['is a knock', 'busy', KNOCKING, { state: 'knocking', since: 5 }],
    ['is that it asked to wait', 'busy', { declinedAt: 7 }, { state: 'declined', since: 7 }],
    ['is that it let the nurse in', 'busy', { letInAt: 8 }, { state: 'letIn', since: 8 }],
    [
      'is that it waits for a nurse who is not there, though it let them in',
      'busy',
      { letInAt: 8, bedWaitsSince: 8 },
      { state: 'waits', since: 8 },
    ],
    ['is a knock that an offline device may not show', 'offline', KNOCKING, { state: 'offline' }],
    ['is a knock without a device', 'none', KNOCKING, { state: 'none' }],
    [
      'is an answer, though Solo calls the device offline',
      'offline',
      { letInAt: 8 },
      { state: 'letIn', since: 8 },
    ],
    ['is not known before anyone knocks', 'ready', {}, { state: 'unknown' }],
  ] as const)('%s', (_what, readiness, request, expected) => {
    expect(doorOf(bed(readiness), request, false)).toEqual(expected)
  })

  it('is no more than that it is in the call, once it is', () => {
    expect(doorOf(bed('offline'), KNOCKING, true)).toEqual({ state: 'inCall' })
  })
})
