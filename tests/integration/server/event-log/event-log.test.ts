import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { boardOf, fold } from '@/lib/board/fold'
import type { BoardSnapshot } from '@/lib/board/types'
import { eventsAfter } from '@/server/event-log/event-log'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'

const ACTS = ['ask', 'claim', 'release', 'complete', 'cancel'] as const

describeOnBothDatabases('The log', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital())
  })
  afterEach(() => ward.close())

  const snapshot = async (): Promise<BoardSnapshot> => {
    const board = await ward.board.snapshot(allowed(actor('charge'), 'board:read'), 'hospital')
    if (!board.ok) throw new Error(board.refusal.code)
    return board.value
  }

  /** One action of a random user at a bed; a refused one changes nothing. */
  async function act(kind: (typeof ACTS)[number], bedIndex: number): Promise<void> {
    const charge = actor('charge')
    const { beds, building } = await snapshot()
    const bed = beds[bedIndex % beds.length]
    if (!bed) return
    if (kind === 'ask') {
      await ward.assistance.create(allowed(charge, 'request:create'), {
        locator: { building: building.name, floor: bed.floor, room: bed.room, bed: bed.label },
        reason: 'other',
        priority: 'routine',
      })
      return
    }
    const id = bed.request?.id
    if (!id) return
    if (kind === 'claim') await ward.assistance.claim(allowed(charge, 'request:claim'), id)
    if (kind === 'release') await ward.assistance.release(allowed(charge, 'request:release-any'), id)
    if (kind === 'complete') await ward.assistance.complete(allowed(charge, 'request:complete-any'), id)
    if (kind === 'cancel')
      await ward.assistance.cancel(allowed(charge, 'request:cancel'), id, 'another-reason')
  }

  it('folds to the snapshot and has no gaps, whatever actions run at once', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...ACTS), fc.nat({ max: 3 })), { minLength: 5, maxLength: 25 }),
        async (acts) => {
          const before = await snapshot()
          await Promise.all(acts.map(([kind, bed]) => act(kind, bed)))
          const after = await snapshot()
          const { events } = await eventsAfter(ward.database.orm, before.building.id, before.seq, 1_000)
          const upTo = events.filter((event) => event.seq <= after.seq)
          expect(upTo.map((event) => event.seq)).toEqual(
            Array.from({ length: after.seq - before.seq }, (_, index) => before.seq + 1 + index),
          )
          const folded = upTo.reduce((board, event) => {
            const next = fold(board, event)
            expect(next.kind).toBe('applied')
            return next.board
          }, boardOf(before))
          expect([...folded.beds.values()].sort(byId)).toEqual([...after.beds].sort(byId))
        },
      ),
      { numRuns: 12 },
    )
  })
})

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)
