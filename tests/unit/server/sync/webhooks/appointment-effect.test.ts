import { describe, expect, it } from 'vitest'
import type { RequestRow } from '@/server/event-log/bed-state'
import { appointmentEffect } from '@/server/sync/webhooks/appointment-effect'
import { rowInCall } from '../../../../support/request-row'

const ASKED = new Date('2026-01-01T12:00:00Z')
const NOW = new Date('2026-01-01T12:00:01Z')
const later = (ms: number) => new Date(ASKED.getTime() + ms)

const inCall = rowInCall(ASKED)
const means = (appointment: string | null, call: string | null = 'waiting', row: Partial<RequestRow> = {}) =>
  appointmentEffect({ ...inCall, ...row }, '12', { appointment, call }, ASKED, NOW)

it.each([
  ['completed', 'waiting'],
  ['sign off', null],
  ['in progress.exam.progress', 'complete'],
])(
  '%s with call %s leaves the request with its nurse, who says how it ended; a claim made in Solo is completed',
  (status, call) => {
    const change = means(status, call)
    expect(change).toMatchObject({
      kind: 'request-updated',
      set: {
        status: 'claimed',
        claimedAt: NOW,
        callOverAt: NOW,
        joinedAt: null,
        knockedAt: null,
        callSeries: 1,
      },
    })
    expect(change?.set).not.toHaveProperty('endedAt')
    expect(change?.set).not.toHaveProperty('claimedById')
    expect(means(status, call, { claimedById: null })).toMatchObject({
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
  ['in progress.exam.progress', 'waiting', 'in progress.exam.progress'],
  ['in progress.exam.ready', 'on call', 'on call'],
  ['scheduled', 'on hold', 'on hold'],
  ['a word of tomorrow', null, 'a word of tomorrow'],
])('%s with call %s is shown as %s and changes nothing else', (status, call, progress) => {
  expect(means(status, call)).toEqual({
    kind: 'request-updated',
    set: { appointmentId: '12', appointmentStatus: progress, appointmentCheckedAt: ASKED },
  })
})

it.each(['incomplete', 'LWBS'])('a call that is %s returns its request like a missed join', (call) => {
  const change = means('in progress.exam.ready', call)
  expect(change).toMatchObject({
    kind: 'request-returned',
    set: {
      status: 'waiting',
      claimedById: null,
      claimedByName: null,
      joinedAt: null,
      knockedAt: null,
      returns: 1,
      returnedAt: NOW,
      returnedFromName: 'Vic',
      appointmentId: null,
      callSeries: 1,
    },
  })
  for (const status of ['claimed', 'waiting'] as const) {
    const changed = means('in progress.exam.ready', call, { status })
    expect(changed).toMatchObject({ set: { appointmentId: null, callSeries: 1 } })
    expect(changed?.set).not.toHaveProperty('status')
  }
  // A user of Solo has it: Lantern takes it away from no one there.
  expect(means('in progress.exam.ready', call, { claimedById: null })?.set).not.toHaveProperty('status')
})

describe('a call in which its nurse is not', () => {
  const knocking = { knockAnswer: null, knockAnsweredAt: null } as const
  const seen = { appointmentStatus: 'in progress.exam.progress' } as const
  const justJoined = { joinedAt: later(-2_000), knockedAt: later(-2_000) }
  const leaves = (row: Partial<RequestRow>, status = 'in progress.exam.ready') =>
    means(status, 'waiting', row)

  it('is claimed again, and its knock is over', () => {
    for (const status of ['in progress.exam.ready', 'in progress.intake.ready', 'arrived']) {
      expect(leaves({ ...knocking, ...seen }, status)).toMatchObject({
        kind: 'request-updated',
        set: { status: 'claimed', claimedAt: NOW, joinedAt: null, knockedAt: null },
      })
    }
  })

  it('keeps the bed waiting that has let the nurse in', () => {
    const change = leaves({ ...seen })
    expect(change?.set).toMatchObject({ status: 'claimed' })
    expect(change?.set).not.toHaveProperty('knockedAt')
  })

  it('counts as left at once where the nurse was seen in it, else once its page had the time to open', () => {
    expect(leaves({ ...justJoined, ...seen })?.set).toMatchObject({ status: 'claimed' })
    expect(leaves({ ...justJoined, appointmentStatus: null })?.set).not.toHaveProperty('status')
    const long = { joinedAt: later(-21_000), knockedAt: later(-21_000), appointmentStatus: null }
    expect(leaves(long)?.set).toMatchObject({ status: 'claimed' })
    // What Solo was asked before the nurse joined says nothing about it.
    expect(leaves({ joinedAt: later(1), knockedAt: later(1), ...seen })?.set).not.toHaveProperty('status')
  })

  it('was never entered: two minutes, in which the page may be slow', () => {
    const at = (ms: number) => ({ joinedAt: later(-ms), knockedAt: later(-ms), appointmentStatus: null })
    expect(leaves(at(119_000), 'scheduled')?.set).not.toHaveProperty('status')
    expect(leaves(at(121_000), 'scheduled')?.set).toMatchObject({ status: 'claimed' })
    // Words that say nothing about who is there.
    expect(means('scheduled', null, at(121_000))?.set).not.toHaveProperty('status')
    expect(means('a word of tomorrow', 'waiting', at(121_000))?.set).not.toHaveProperty('status')
  })

  it('is left as it is where Solo cannot know: by Teams, or claimed in Solo', () => {
    expect(leaves({ ...seen, via: 'teams' })?.set).not.toHaveProperty('status')
    expect(leaves({ ...seen, claimedById: null })?.set).not.toHaveProperty('status')
  })

  it('is a call again when the nurse is back, who knocks unless they were let in', () => {
    const out = { status: 'claimed', joinedAt: null, via: 'solo' } as const
    const back = (row: Partial<RequestRow>) =>
      means('in progress.exam.progress', 'waiting', { ...out, ...row })
    expect(back({ knockedAt: null, knockAnswer: null })).toMatchObject({
      kind: 'request-joined',
      set: { status: 'in-call', joinedAt: NOW, knockedAt: NOW, knockAnswer: null },
    })
    expect(back({})?.set).not.toHaveProperty('knockedAt')
    // The nurse of an earlier claim is in that call.
    expect(back({ via: null })?.set).not.toHaveProperty('status')
  })
})

it('what is known already is no news', () => {
  expect(means('scheduled')).toBeNull()
  expect(means(null, null, { appointmentStatus: null })).toBeNull()
})

it('nothing closed comes back, and an older answer does not overrule a newer one', () => {
  expect(means('in progress.exam.ready', 'incomplete', { endedAt: NOW, status: 'completed' })).toBeNull()
  expect(means('arrived', null, { endedAt: NOW, status: 'completed' })).toBeNull()
  expect(means('completed', null, { endedAt: NOW, status: 'cancelled' })).toBeNull()
  expect(means('completed', null, { appointmentCheckedAt: later(1) })).toBeNull()
})

describe('a request that was raised out of a call', () => {
  const call = { userId: 'user-2', name: 'Vic', via: 'solo', joinedAt: later(-40_000).getTime() } as const
  const raised = {
    status: 'waiting',
    claimedById: null,
    claimedByName: null,
    joinedAt: null,
    via: null,
    raisedFromCall: call,
    appointmentStatus: 'in progress.exam.progress',
  } as const satisfies Partial<RequestRow>
  const byVera = { ...raised, status: 'claimed', claimedById: 'user-3', claimedByName: 'Vera' } as const

  it.each([
    ['in progress.exam.ready', 'on hold'],
    ['in progress.exam.ready', 'waiting'],
  ])('keeps its call while %s with call %s says that a nurse is there', (status, word) => {
    const change = means(status, word, raised)
    const left = change?.set.raisedFromCall
    expect(left).toEqual(word === 'on hold' ? undefined : { ...call, left: true })
  })

  it.each([
    ['completed', 'complete'],
    ['in progress.exam.ready', 'incomplete'],
    ['in progress.exam.ready', 'waiting'],
    ['cancelled', 'waiting'],
  ])('goes on calling, or stays with the next nurse, when the call is %s, %s', (status, word) => {
    for (const row of [raised, byVera]) {
      const set = means(status, word, row)?.set
      expect(set).toMatchObject({ raisedFromCall: { ...call, left: true }, knockedAt: null })
      for (const field of ['status', 'endedAt', 'claimedById', 'callOverAt']) {
        expect(set).not.toHaveProperty(field)
      }
    }
  })

  it('keeps the call of a nurse whose page has only just opened', () => {
    const justNow = { ...call, joinedAt: later(-2_000).getTime() }
    const row = { ...raised, raisedFromCall: justNow, appointmentStatus: null }
    expect(means('arrived', 'waiting', row)?.set).not.toHaveProperty('raisedFromCall')
  })
})
