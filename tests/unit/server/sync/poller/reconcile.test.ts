import { describe, expect, it } from 'vitest'
import type { Observed } from '@/server/solo-gateway/observed'
import { createRateLimit, nextPollMs } from '@/server/sync/poller/rate-limit'
import { reconcile, vanished } from '@/server/sync/poller/reconcile'
import { openInSolo } from '../../../../support/open-in-solo'
import { rowInCall } from '../../../../support/request-row'

const seen = (soloId: string): Observed => ({ ...openInSolo, soloId })
const known = (soloId: string | null, confirmedBefore = true) => ({ id: 'ours', soloId, confirmedBefore })
const nothing = { end: false, open: false, update: false }

describe('What Solo’s answer means for a bed', () => {
  it.each([
    ['quiet here and there', null, null, false, nothing],
    ['asked there', null, seen('a'), false, { ...nothing, open: true }],
    ['ended here, and still shown there', null, seen('a'), true, nothing],
    ['the same on both sides', known('a'), seen('a'), false, { ...nothing, update: true }],
    ['on its way there', known(null), seen('a'), false, nothing],
    ['on its way there, and not there yet', known(null), null, false, nothing],
    ['ended there', known('a'), null, false, { ...nothing, end: true }],
    ['ended and asked again there', known('a'), seen('b'), false, { end: true, open: true, update: false }],
    ['confirmed only after Solo was asked', known('a', false), null, false, nothing],
    ['another’s, from before ours was confirmed', known('b', false), seen('a'), true, nothing],
  ] as const)('%s', (_, ours, theirs, endedHere, step) => {
    expect(reconcile(ours, theirs, endedHere)).toEqual(step)
  })
})

describe('An open request that Solo no longer has', () => {
  const now = new Date()
  const waiting = {
    ...rowInCall(now),
    ...({ status: 'waiting', claimedById: null, claimedByName: null, joinedAt: null, via: null } as const),
    appointmentId: null,
  }
  const claimed = { ...waiting, status: 'claimed', claimedById: 'user-2', claimedByName: 'Vic' } as const
  const inSolo = { ...claimed, claimedById: null }
  const call = { userId: 'user-2', name: 'Vic', via: 'solo', joinedAt: 0 } as const
  it.each([
    ['was dropped where no one has it', 'dropped', waiting],
    ['was dropped where it was not yet said to be there', 'dropped', { ...waiting, status: 'not-sent' }],
    ['was dropped where a nurse of Lantern has it', 'dropped', claimed],
    ['ended where a user of Solo has it', 'ended', inSolo],
    ['ended where it was made elsewhere', 'ended', { ...waiting, origin: 'elsewhere' }],
    [
      'and was made elsewhere ended where a nurse of Lantern has it',
      'ended',
      { ...claimed, origin: 'elsewhere' },
    ],
    ['ended with its call where a nurse is in it', 'call-over', rowInCall(now)],
    ['ended with its call where its nurse has left it', 'call-over', { ...claimed, appointmentId: '12' }],
    ['stays while its nurse books the call', 'stays', { ...claimed, joinStartedAt: now }],
    ['stays until its nurse says how the call ended', 'stays', { ...claimed, callOverAt: now }],
    ['stays where help was asked for in the call', 'stays', { ...waiting, raisedFromCall: call }],
  ] as const)('%s', (_, means, row) => {
    expect(vanished(row)).toBe(means)
  })
})

describe('The rate of polling', () => {
  it('polls busy beds often, quiet ones seldom, and never all at once', () => {
    for (const random of [() => 0, () => 0.5, () => 0.999]) {
      expect(nextPollMs(true, true, random)).toBeLessThan(nextPollMs(false, true, random))
    }
    expect(nextPollMs(false, true, () => 0)).not.toBe(nextPollMs(false, true, () => 0.9))
  })

  it('spends no more than its budget, and saves up no more than a second of it', () => {
    let now = 0
    const budget = createRateLimit(10, () => now)
    now = 60_000
    expect(budget.take(100)).toBe(10)
    expect(budget.take(100)).toBe(0)
    now += 500
    expect(budget.take(100)).toBe(5)
    budget.giveBack(2)
    expect(budget.take(100)).toBe(2)
  })
})
