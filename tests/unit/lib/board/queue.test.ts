import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queueOf, unclaimedOf } from '@/lib/board/queue'
import { type BedRequest, type OpenStatus, PRIORITIES } from '@/lib/board/types'
import { bed, request } from './ward'

const NOW = 10_000_000
const at = (id: string, over: Partial<BedRequest>) => bed({ id, request: request({ id, ...over }) })

describe('queueOf', () => {
  it('puts the unclaimed first, by priority, then what was not sent, then by wait', () => {
    const beds = [
      bed({ id: 'quiet' }),
      at('in call', { status: 'in-call', priority: 'emergency', askedAt: NOW - 9_000_000 }),
      at('claimed', { status: 'claimed', priority: 'emergency', askedAt: NOW - 8_000_000 }),
      at('routine, long', { askedAt: NOW - 7_000_000 }),
      at('urgent, short', { priority: 'urgent', askedAt: NOW - 1_000 }),
      at('urgent, long', { priority: 'urgent', askedAt: NOW - 60_000 }),
      at('emergency', { priority: 'emergency', askedAt: NOW - 500 }),
      at('not sent', { status: 'not-sent', askedAt: NOW - 20_000 }),
      at('never answered for', { status: 'sending', askedAt: NOW - 6_000 }),
    ]
    expect(queueOf(beds, NOW).map((each) => each.bed.id)).toEqual([
      'emergency',
      'urgent, long',
      'urgent, short',
      'not sent',
      'never answered for',
      'routine, long',
      'claimed',
      'in call',
    ])
  })

  const anyBeds = fc
    .array(
      fc.record({
        status: fc.constantFrom<OpenStatus>('sending', 'not-sent', 'waiting', 'claimed', 'in-call'),
        priority: fc.constantFrom(...PRIORITIES),
        askedAt: fc.integer({ min: NOW - 20_000, max: NOW }),
        open: fc.boolean(),
      }),
      { maxLength: 30 },
    )
    .map((all) => all.map(({ open, ...over }, n) => (open ? at(`r${n}`, over) : bed({ id: `r${n}` }))))

  it('holds every open request once, in an order that does not depend on the order of the beds', () => {
    fc.assert(
      fc.property(
        anyBeds.chain((beds) =>
          fc.tuple(fc.constant(beds), fc.shuffledSubarray(beds, { minLength: beds.length })),
        ),
        ([beds, shuffled]) => {
          const queue = queueOf(beds, NOW)
          expect(queue.map(({ request: { id } }) => id).sort()).toEqual(
            beds.flatMap((each) => (each.request ? [each.request.id] : [])).sort(),
          )
          expect(queueOf(shuffled, NOW)).toEqual(queue)
        },
      ),
    )
  })

  it('never puts a request before an unclaimed one of a higher priority', () => {
    fc.assert(
      fc.property(anyBeds, (beds) => {
        const ranks = unclaimedOf(queueOf(beds, NOW)).map(({ request: { priority } }) =>
          PRIORITIES.indexOf(priority),
        )
        expect(ranks).toEqual(ranks.toSorted())
      }),
    )
  })

  it('never puts a claimed request before an unclaimed one', () => {
    fc.assert(
      fc.property(anyBeds, (beds) => {
        const queue = queueOf(beds, NOW)
        expect(queue.slice(0, unclaimedOf(queue).length)).toEqual(unclaimedOf(queue))
      }),
    )
  })
})
