import { describe, expect, it } from 'vitest'
import { freeParts, heldParts, holdMore, type QueueParts, queueParts } from '@/lib/board/queue-parts'
import type { OpenStatus, Priority } from '@/lib/board/types'

const row = (requestId: string, priority: Priority, status: OpenStatus = 'waiting') => ({
  requestId,
  priority,
  status,
})
type Row = ReturnType<typeof row>
const A = row('a', 'emergency')
const B = row('b', 'urgent')
const C = row('c', 'routine')
const D = row('d', 'routine', 'claimed')
const BEFORE = queueParts([A, B, C, D])
const NONE: QueueParts<Row> = { arrived: [], emergencies: [], rest: [], taken: [], later: [] }

/** The parts of a queue that was held before it became each of these, one after the other; a row that is gone by its id only. */
function held(...queues: readonly (readonly Row[])[]) {
  const last = queues.at(-1) ?? []
  const parts = heldParts(queues.reduce<QueueParts<Row>>(holdMore, BEFORE), last)
  const shown = (rows: (typeof parts)['rest']) => rows.map(({ row, gone }) => (gone ? row.requestId : row))
  return Object.fromEntries(Object.entries(parts).map(([name, rows]) => [name, shown(rows)]))
}

describe('a queue', () => {
  it('has its emergencies first and what is claimed last', () => {
    expect(BEFORE).toEqual({ ...NONE, emergencies: [A], rest: [B, C], taken: [D] })
    expect(freeParts(BEFORE).rest).toEqual([B, C].map((row) => ({ row, gone: false })))
  })

  it('is the same held queue where nothing came', () => {
    expect(holdMore(BEFORE, [B, D])).toBe(BEFORE)
  })

  it('shows an emergency apart that comes while it is held', () => {
    const news = row('e', 'emergency')
    expect(held([A, news, B, C, D])).toEqual({
      ...NONE,
      arrived: [news],
      emergencies: [A],
      rest: [B, C],
      taken: [D],
    })
  })

  it('keeps the place of what is claimed or raised while it is held, and shows an emergency at once all the same', () => {
    const claimed = row('b', 'urgent', 'claimed')
    const raised = row('c', 'emergency')
    expect(held([A, raised, claimed, D])).toEqual({
      ...NONE,
      arrived: [raised],
      emergencies: [A],
      rest: [claimed, raised],
      taken: [D],
    })
  })

  it('keeps the place of what is over while it is held, so that no row moves there', () => {
    expect(held([C])).toEqual({ ...NONE, emergencies: ['a'], rest: ['b', C], taken: ['d'] })
  })

  it('adds other requests below all rows while it is held, in the order in which they came', () => {
    const [routine, urgent] = [row('e', 'routine'), row('f', 'urgent')]
    const claimed = row('g', 'urgent', 'in-call')
    expect(held([A, B, C, routine, D], [A, urgent, B, C, routine, D, claimed])).toEqual({
      ...NONE,
      emergencies: [A],
      rest: [B, C],
      taken: [D],
      later: [routine, urgent, claimed],
    })
  })

  it('keeps the places of the emergencies that came, too', () => {
    const [one, another] = [row('e', 'emergency'), row('f', 'emergency')]
    const claimed = row('f', 'emergency', 'claimed')
    expect(held([A, one, another, B, C, D], [A, B, C, D, claimed])).toMatchObject({ arrived: ['e', claimed] })
  })
})
