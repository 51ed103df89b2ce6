import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calledFor } from '@/lib/board/coverage'
import {
  DEFAULT_PATHS,
  type EscalationPath,
  escalationOf,
  isCalled,
  JOIN_WITHIN_SECONDS,
  joinBy,
  pathFor,
  REACHES,
  reaches,
} from '@/lib/board/escalation'
import { LATEST_STEP_SECONDS, MOST_STEPS, problemsOf } from '@/lib/board/escalation-rules'
import { ROLES } from '@/lib/board/roles'
import { PRIORITIES } from '@/lib/board/types'
import { request } from './ward'

/** Any path that may be saved. */
const anyPath: fc.Arbitrary<EscalationPath> = fc
  .uniqueArray(fc.integer({ min: 1, max: LATEST_STEP_SECONDS }), { maxLength: MOST_STEPS - 1 })
  .chain((later) =>
    fc
      .array(fc.constantFrom(...REACHES), { minLength: later.length, maxLength: later.length })
      .map((reach) => {
        const times = [0, ...later.sort((a, b) => a - b)]
        return times.map((afterSeconds, at) => ({ afterSeconds, reach: reach[at] ?? 'everybody' }))
      }),
  )
const ASKED_AT = 1_700_000_000_000
const anyMoment = fc.integer({ min: -5_000, max: 3 * LATEST_STEP_SECONDS * 1000 }).map((ms) => ASKED_AT + ms)
const anyPerson = fc.record({ role: fc.constantFrom(...ROLES), covers: fc.boolean() })
const waiting = request({ askedAt: ASKED_AT })

describe('An escalation', () => {
  it('is made of paths that may be saved, the defaults among them', () => {
    for (const priority of PRIORITIES) expect(problemsOf(DEFAULT_PATHS[priority])).toEqual([])
    fc.assert(fc.property(anyPath, (path) => problemsOf(path).length === 0))
  })

  it('begins again when a nurse says that someone is needed at the bed, with those who can go there', () => {
    const saidAt = ASKED_AT + 600_000
    const outcome = { kind: 'needs-bedside', byId: 'v', by: 'Vic', at: saidAt } as const
    const needed = request({ askedAt: ASKED_AT, outcome })
    const called = (now: number) =>
      escalationOf(needed, DEFAULT_PATHS.urgent, now)?.reached.map(({ reach }) => reach)
    expect(called(saidAt)).toEqual(['charge'])
    expect(called(saidAt + 59_000)).toEqual(['charge'])
    expect(called(saidAt + 60_000)).toEqual(['charge', 'everybody'])
    // Only that outcome is a new call: the patient of any other has waited since the tap.
    const unsaid = request({ askedAt: ASKED_AT, outcome: { ...outcome, kind: 'unsaid' } })
    expect(escalationOf(unsaid, DEFAULT_PATHS.urgent, saidAt)?.reached).toHaveLength(4)
  })

  it('calls someone at once for a bed where someone is needed, on any path', () => {
    fc.assert(
      fc.property(anyPath, anyMoment, (path, now) => {
        const outcome = { kind: 'needs-bedside', byId: 'v', by: 'Vic', at: ASKED_AT } as const
        const [first] = escalationOf(request({ askedAt: ASKED_AT, outcome }), path, now)?.reached ?? []
        expect(first?.afterSeconds).toBe(0)
        expect(['charge', 'everybody']).toContain(first?.reach)
      }),
    )
  })

  it('only ever calls more people as time passes', () => {
    fc.assert(
      fc.property(anyPath, anyMoment, anyMoment, anyPerson, (path, one, other, person) => {
        const [earlier, later] = [one, other].sort((a, b) => a - b) as [number, number]
        const before = escalationOf(waiting, path, earlier)
        const after = escalationOf(waiting, path, later)
        expect(after?.reached.slice(0, before?.reached.length)).toEqual(before?.reached)
        if (isCalled(before, person)) expect(isCalled(after, person)).toBe(true)
      }),
    )
  })

  it('always calls a nurse from the first moment, and everyone once its last step is due', () => {
    fc.assert(
      fc.property(anyPath, anyMoment, anyPerson, (path, now, person) => {
        const escalation = escalationOf(waiting, path, now)
        expect(escalation?.reached.length).toBeGreaterThan(0)
        const last = ASKED_AT + (path.at(-1)?.afterSeconds ?? 0) * 1000
        if (now < last) return
        expect(escalation?.next).toBeNull()
        expect(isCalled(escalation, person)).toBe(true)
      }),
    )
  })

  it('gives the exact time at which its next step calls', () => {
    fc.assert(
      fc.property(anyPath, anyMoment, (path, now) => {
        const next = escalationOf(waiting, path, now)?.next
        if (!next) return
        expect(next.at).toBeGreaterThan(now)
        expect(escalationOf(waiting, path, next.at - 1)?.reached).not.toContainEqual(next.step)
        expect(escalationOf(waiting, path, next.at)?.reached.at(-1)).toEqual(next.step)
      }),
    )
  })

  it('is silent for everyone while a nurse has the request, and goes on by the asking time when the claim ends', () => {
    fc.assert(
      fc.property(anyPath, anyMoment, anyPerson, (path, now, person) => {
        for (const status of ['claimed', 'in-call'] as const) {
          const taken = escalationOf(request({ askedAt: ASKED_AT, status }), path, now)
          expect(taken).toBeNull()
          expect(isCalled(taken, person)).toBe(false)
        }
        const returned = request({ askedAt: ASKED_AT, returns: 1, returnedAt: now, returnedFrom: 'Vera' })
        expect(escalationOf(returned, path, now)).toEqual(escalationOf(waiting, path, now))
      }),
    )
  })

  it('counts a request that is not sent, or is being sent, as waiting', () => {
    const now = ASKED_AT + 61_000
    const expected = escalationOf(waiting, DEFAULT_PATHS.urgent, now)
    expect(expected?.reached.map(({ reach }) => reach)).toEqual(['virtual-unit', 'virtual-all'])
    expect(expected?.since).toBe(ASKED_AT + 60_000)
    expect(expected?.next).toEqual({
      step: { afterSeconds: 120, reach: 'charge' },
      at: ASKED_AT + 120_000,
    })
    for (const status of ['sending', 'not-sent'] as const) {
      expect(escalationOf(request({ askedAt: ASKED_AT, status }), DEFAULT_PATHS.urgent, now)).toEqual(
        expected,
      )
    }
  })

  it('follows the path of the unit, else of its building, else the default', () => {
    const only = (unit: string, afterSeconds: number) => ({
      unit,
      priority: 'urgent' as const,
      steps: [
        { afterSeconds: 0, reach: 'charge' as const },
        { afterSeconds, reach: 'everybody' as const },
      ],
    })
    const paths = [only('', 10), only('icu', 20)]
    expect(pathFor(paths, 'icu', 'urgent')).toEqual({ steps: paths[1]?.steps, source: 'unit' })
    expect(pathFor(paths, 'er', 'urgent')).toEqual({ steps: paths[0]?.steps, source: 'building' })
    expect(pathFor(paths, '', 'urgent').source).toBe('building')
    expect(pathFor(paths, 'icu', 'routine')).toEqual({ steps: DEFAULT_PATHS.routine, source: 'default' })
  })
})

describe('A step', () => {
  const called = (reach: (typeof REACHES)[number], covers: boolean) =>
    ROLES.filter((role) => reaches({ reach }, { role, covers }))

  it('reaches those it names', () => {
    expect(called('virtual-unit', false)).toEqual([])
    expect(called('virtual-all', false)).toEqual(['virtual'])
    expect(called('charge', false)).toEqual(['charge', 'display'])
    expect(called('everybody', false)).toEqual([...ROLES])
  })

  it('takes a charge nurse who covers the unit for one of its virtual nurses', () => {
    expect(reaches({ reach: 'virtual-unit' }, { role: 'charge', covers: true })).toBe(true)
    expect(reaches({ reach: 'virtual-all' }, { role: 'charge', covers: true })).toBe(true)
  })

  it('for the unit’s virtual nurses reaches all virtual nurses when no nurse covers the unit', () => {
    const vera = { userId: 'vera', role: 'virtual' } as const
    const cover = { unit: 'icu', userId: 'vic', name: 'Vic', until: 1000 }
    expect(calledFor(vera, 'icu', [], 0).covers).toBe(true)
    expect(calledFor(vera, 'icu', [cover], 0).covers).toBe(false)
    expect(calledFor(vera, 'er', [cover], 0).covers).toBe(true)
    expect(calledFor({ userId: 'vic', role: 'virtual' }, 'icu', [cover], 0).covers).toBe(true)
    // At the end of the shift no nurse covers the unit any more.
    expect(calledFor(vera, 'icu', [cover], 1000).covers).toBe(true)
    expect(calledFor({ userId: 'c', role: 'charge' }, 'icu', [], 0).covers).toBe(false)
  })
})

describe('The time to join', () => {
  const claimed = { status: 'claimed', claimedAt: 1000, claimedBy: { userId: 'vic', name: 'Vic' } } as const

  it('runs from the claim, by priority', () => {
    const until = PRIORITIES.map((priority) => joinBy(request({ ...claimed, priority }), JOIN_WITHIN_SECONDS))
    expect(until).toEqual([61_000, 121_000, 301_000])
  })

  it('runs for no call, no claim made in Solo, and nothing that waits', () => {
    const inSolo = { ...claimed, claimedBy: { userId: null, name: 'Solo' } }
    expect(joinBy(request(inSolo), JOIN_WITHIN_SECONDS)).toBeNull()
    for (const status of ['sending', 'not-sent', 'waiting', 'in-call'] as const) {
      expect(joinBy(request({ ...claimed, status }), JOIN_WITHIN_SECONDS)).toBeNull()
    }
  })
})
