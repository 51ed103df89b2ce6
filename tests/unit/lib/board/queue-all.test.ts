import { describe, expect, it } from 'vitest'
import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
import { queueOf } from '@/lib/board/queue'
import { callsUpon, countWaiting, coversAny, queueFor } from '@/lib/board/queue-all'
import type { Bed, BedRequest, OnCallRules } from '@/lib/board/types'
import { bed, request } from './ward'

const NOW = 10_000_000
const VERA = { userId: 'vera', role: 'virtual' } as const
const CARMEN = { userId: 'carmen', role: 'charge' } as const
const WALL = { userId: 'wall', role: 'display' } as const

const duty = (...covers: readonly [unit: string, userId: string][]): OnCallRules => ({
  mark: '',
  paths: [],
  coverage: covers.map(([unit, userId]) => ({ unit, userId, name: userId, until: NOW + 1 })),
  joinWithin: JOIN_WITHIN_SECONDS,
})
const at = (id: string, unit: string, over: Partial<BedRequest> = {}, of: Partial<Bed> = {}): Bed =>
  bed({ id, department: unit, request: request({ id, askedAt: NOW - 1_000, ...over }), ...of })
const ids = (queue: ReturnType<typeof queueFor>) => queue.map((one) => one.request.id)

describe('the queue of one virtual nurse', () => {
  const duties = { b1: duty(['icu', 'vera'], ['er', 'victor']), b2: duty(['west', 'vera']) }
  const dutyOf = (id: string) => (id === 'b1' ? duties.b1 : id === 'b2' ? duties.b2 : undefined)
  const beds = [
    at('icu, routine', 'icu', { askedAt: NOW - 9_000 }),
    at('er, urgent', 'er', { priority: 'urgent' }),
    at('er, urgent, long', 'er', { priority: 'urgent', askedAt: NOW - 61_000 }),
    at('west, urgent', 'west', { priority: 'urgent' }, { buildingId: 'b2' }),
    at('uncovered', 'ward 9', {}, { buildingId: 'b2' }),
    at('taken', 'icu', { status: 'claimed', claimedBy: { userId: 'victor', name: 'V' } }),
    at('own', 'er', { status: 'in-call', claimedBy: { userId: 'vera', name: 'Vera' } }),
  ]

  it('holds the nurse’s units in all buildings, by priority and then by wait, and every request that calls the nurse', () => {
    expect(ids(queueFor(VERA, beds, dutyOf, 'mine', NOW))).toEqual([
      'er, urgent, long',
      'west, urgent',
      'icu, routine',
      'uncovered',
      'taken',
      'own',
    ])
  })

  it('holds every request when the nurse asks for all', () => {
    expect(queueFor(VERA, beds, dutyOf, 'all', NOW)).toHaveLength(beds.length)
  })

  it('knows whether the nurse covers a unit now', () => {
    expect(coversAny(VERA, Object.values(duties), NOW)).toBe(true)
    expect(coversAny(VERA, Object.values(duties), NOW + 1)).toBe(false)
    expect(coversAny(CARMEN, Object.values(duties), NOW)).toBe(false)
  })

  it('counts the unclaimed requests of each building, in the order of the buildings', () => {
    const order = [{ id: 'b2' }, { id: 'b1' }]
    expect(countWaiting(queueOf(beds, NOW), order)).toEqual([
      { buildingId: 'b2', unit: 'ward 9', waiting: 1, emergencies: 0 },
      { buildingId: 'b2', unit: 'west', waiting: 1, emergencies: 0 },
      { buildingId: 'b1', unit: 'er', waiting: 2, emergencies: 0 },
      { buildingId: 'b1', unit: 'icu', waiting: 1, emergencies: 0 },
    ])
  })
})

describe('the staff that a request calls', () => {
  const covered = duty(['er', 'victor'])
  const asked = (secondsAgo: number, over: Partial<BedRequest> = {}) =>
    at('r', 'er', { priority: 'urgent', askedAt: NOW - secondsAgo * 1_000, ...over })

  it('widens with the wait: the unit, all virtual nurses, the charge nurse and the wall', () => {
    const called = (seconds: number) =>
      [VERA, CARMEN, WALL].map((reader) => callsUpon(reader, asked(seconds), covered, NOW))
    expect(called(59)).toEqual([false, false, false])
    expect(called(60)).toEqual([true, false, false])
    expect(called(120)).toEqual([true, true, true])
  })

  it('is empty once a nurse has claimed it', () => {
    const taken = asked(500, { status: 'claimed', claimedBy: { userId: 'victor', name: 'V' } })
    expect(callsUpon(VERA, taken, covered, NOW)).toBe(false)
  })
})
