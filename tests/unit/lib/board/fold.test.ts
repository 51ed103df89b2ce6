import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Board, boardOf, fold } from '@/lib/board/fold'
import type { BoardEvent } from '@/lib/board/types'
import { anyLog, bed, event, fiveBeds, request, snapshot } from './ward'

const start = boardOf(snapshot(fiveBeds))
const foldAll = (board: Board, events: readonly BoardEvent[]) =>
  events.reduce((now, each) => fold(now, each).board, board)

describe('fold', () => {
  it('takes the bed of the next event and leaves the others as they were', () => {
    const called = bed({ id: 'bed-2', request: request() })
    const { kind, board } = fold(start, event(1, called))
    expect(kind).toBe('applied')
    expect(board.seq).toBe(1)
    expect(board.beds.get('bed-2')).toBe(called)
    expect(board.beds.get('bed-1')).toBe(start.beds.get('bed-1'))
  })

  it('reports a gap and applies nothing when numbers are missing', () => {
    expect(fold(start, event(2, bed({ request: request() })))).toEqual({ kind: 'gap', board: start })
  })

  it('reports a gap and applies nothing when the event belongs to another history of the log', () => {
    const board = foldAll(start, [event(1, bed({ request: request() }))])
    const next = event(2, bed())
    expect(fold(board, { ...next, previousAt: 1 }).kind).toBe('applied')
    expect(fold(board, { ...next, previousAt: 77 })).toEqual({ kind: 'gap', board })
    expect(fold(board, event(1, bed(), { at: 77 }))).toEqual({ kind: 'gap', board })
    expect(fold(board, event(1, bed())).kind).toBe('seen')
  })

  it('takes the event after a snapshot that does not say when its last one was written', () => {
    const board = boardOf(snapshot(fiveBeds, 1))
    expect(fold(board, event(2, bed(), { previousAt: 77 })).kind).toBe('applied')
  })

  it('ignores another building', () => {
    const elsewhere = bed({ id: 'bed-1', buildingId: 'b2', request: request() })
    expect(fold(start, event(1, elsewhere))).toEqual({ kind: 'seen', board: start })
  })

  it('takes a bed it has never heard of', () => {
    expect(fold(start, event(1, bed({ id: 'new' }))).board.beds.has('new')).toBe(true)
  })

  it('gives the same board however often and in whatever order old events come again', () => {
    fc.assert(
      fc.property(anyLog, fc.infiniteStream(fc.nat()), (log, picks) => {
        const once = foldAll(start, log)
        const noisy = log.flatMap((each) => {
          const again = log[(picks.next().value ?? 0) % each.seq]
          return again ? [each, again, each] : [each]
        })
        expect(foldAll(start, noisy)).toEqual(once)
      }),
    )
  })

  it('gives the same board from a snapshot taken anywhere in the log', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, pick) => {
        const whole = foldAll(start, log)
        const half = foldAll(start, log.slice(0, pick % (log.length + 1)))
        const taken = boardOf(snapshot([...half.beds.values()], half.seq, { seqAt: half.seqAt }))
        expect(foldAll(taken, log)).toEqual(whole)
      }),
    )
  })

  it('never applies anything behind a missing event', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, pick) => {
        const lost = pick % log.length
        const board = foldAll(
          start,
          log.filter((_, at) => at !== lost),
        )
        expect(board).toEqual(foldAll(start, log.slice(0, lost)))
      }),
    )
  })
})
