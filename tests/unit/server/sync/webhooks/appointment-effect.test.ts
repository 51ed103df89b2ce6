import { expect, it } from 'vitest'
import type { RequestRow } from '@/server/event-log/bed-state'
import { appointmentEffect } from '@/server/sync/webhooks/appointment-effect'

const ASKED = new Date('2026-01-01T12:00:00Z')
const NOW = new Date('2026-01-01T12:00:01Z')
const later = (ms: number) => new Date(ASKED.getTime() + ms)

const inCall: RequestRow = {
  id: 'request-1',
  buildingId: 'building-1',
  bedId: 'bed-1',
  status: 'in-call',
  priority: 'urgent',
  reason: 'fall-risk',
  origin: 'lantern',
  locator: { deviceSerialNumber: '123457' },
  askedAt: later(-60_000),
  arrivedAt: null,
  askedById: 'user-1',
  askedByName: 'Bea',
  claimedById: 'user-2',
  claimedByName: 'Vic',
  claimedAt: later(-50_000),
  joinStartedAt: null,
  joinedAt: later(-40_000),
  knockedAt: later(-40_000),
  knockAnswer: 'let-in',
  knockAnsweredAt: later(-30_000),
  via: 'solo',
  endedAt: null,
  endedByName: null,
  endReason: null,
  soloId: 'solo-1',
  soloStatus: null,
  soloPatientId: '7',
  appointmentId: '12',
  callSeries: 0,
  appointmentStatus: 'scheduled',
  appointmentCheckedAt: null,
  delivery: 'done',
  sentAt: later(-59_000),
  deliveredAt: later(-58_000),
  attempts: 0,
  nextAttemptAt: later(-58_000),
  lastFailure: null,
  leasedBy: null,
  leasedUntil: null,
  returns: 0,
  returnedAt: null,
  returnedFromName: null,
  soloBedId: null,
}
const means = (appointment: string | null, call: string | null = 'waiting', row: Partial<RequestRow> = {}) =>
  appointmentEffect({ ...inCall, ...row }, '12', { appointment, call }, ASKED, NOW)

it.each([
  ['completed', 'waiting'],
  ['sign off', null],
  ['in progress.exam.progress', 'complete'],
])(
  '%s with call %s completes the request without a name, and leaves its closing to the outbox',
  (status, call) => {
    expect(means(status, call)).toMatchObject({
      kind: 'request-completed',
      set: {
        status: 'completed',
        endedAt: NOW,
        endedByName: null,
        endReason: 'ended-in-solo',
        delivery: 'close',
      },
    })
  },
)

it.each(['waiting', 'not-sent', 'sending'] as const)(
  'a call that is over ends nothing for a request that is %s, whose next call is another one',
  (status) => {
    const change = means('completed', 'complete', {
      status,
      claimedById: null,
      claimedByName: null,
      callSeries: 2,
    })
    expect(change).toMatchObject({ kind: 'request-updated', set: { appointmentId: null, callSeries: 3 } })
    expect(change?.set).not.toHaveProperty('status')
    expect(change?.set).not.toHaveProperty('endedAt')
    expect(means('completed', 'complete', { status: 'claimed' })).toMatchObject({ kind: 'request-completed' })
  },
)

it.each(['cancelled', 'not showed up'])('%s gives an in-call request back to who claimed it', (status) => {
  const change = means(status, 'complete')
  expect(change).toMatchObject({
    kind: 'request-updated',
    set: {
      status: 'claimed',
      claimedAt: NOW,
      joinedAt: null,
      via: null,
      appointmentId: null,
      knockedAt: null,
    },
  })
  expect(change?.set).not.toHaveProperty('claimedById')
  expect(change?.set).not.toHaveProperty('endedAt')
})

it('cancelled only forgets the appointment of a request without a nurse in the call', () => {
  expect(means('cancelled', null, { status: 'waiting', claimedById: null }))?.toMatchObject({
    set: { appointmentId: null },
  })
  expect(means('cancelled', null, { status: 'waiting' })?.set).not.toHaveProperty('status')
  const known = { status: 'claimed', appointmentId: null, appointmentStatus: 'cancelled' } as const
  expect(means('cancelled', null, known)).toBeNull()
})

it.each([
  ['arrived', 'waiting', 'arrived'],
  ['scheduled', 'on hold', 'on hold'],
  ['scheduled', 'LWBS', 'LWBS'],
  ['scheduled', 'incomplete', 'incomplete'],
  ['a word of tomorrow', null, 'a word of tomorrow'],
])('%s with call %s is shown as %s and changes nothing else', (status, call, progress) => {
  expect(means(status, call)).toEqual({
    kind: 'request-updated',
    set: { appointmentId: '12', appointmentStatus: progress, appointmentCheckedAt: ASKED },
  })
})

it('what is known already is no news', () => {
  expect(means('scheduled')).toBeNull()
  expect(means(null, null, { appointmentStatus: null })).toBeNull()
})

it('nothing closed comes back, and an older answer does not overrule a newer one', () => {
  expect(means('arrived', null, { endedAt: NOW, status: 'completed' })).toBeNull()
  expect(means('completed', null, { endedAt: NOW, status: 'cancelled' })).toBeNull()
  expect(means('completed', null, { appointmentCheckedAt: later(1) })).toBeNull()
})
