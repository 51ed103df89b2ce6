import { createHash } from 'node:crypto'
import { assert, constantFrom, integer, property, record, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChainCheck } from '@/server/audit/chain/check'
import { type Finding, findingLines } from '@/server/audit/chain/findings'
import { BEGINNING, type ChainRow, FIELDS, hashAt } from '@/server/audit/chain/row'

const ROWS = 40
const FIRST_AT = Date.UTC(2026, 0, 1)

const fieldsOf = (seq: number): ChainRow['fields'] =>
  FIELDS.map((name, index) =>
    name === 'at' ? String(FIRST_AT + seq) : index % 3 === 0 ? null : `${name} ${seq % 7} é`,
  )

function chainOf(contents: readonly ChainRow['fields'][]): ChainRow[] {
  let previous = BEGINNING.hash
  return contents.map((fields, index) => {
    const row = { seq: index + 1, previous, fields, hash: hashAt(fields, index + 1, previous) }
    previous = row.hash
    return row
  })
}

const whole = chainOf(Array.from({ length: ROWS }, (_, index) => fieldsOf(index + 1)))

function verify(rows: readonly ChainRow[], start = BEGINNING): Finding[] {
  const check = createChainCheck(start)
  for (const row of [...rows].sort((a, b) => a.seq - b.seq)) check.take(row)
  return check.end()
}

const rowAt = (seq: number): ChainRow => {
  const row = whole[seq - 1]
  if (!row) throw new Error(`There is no row ${seq}.`)
  return row
}
const replaced = (...rows: readonly ChainRow[]) =>
  whole.map((row) => rows.find(({ seq }) => seq === row.seq) ?? row)
const number = integer({ min: 1, max: ROWS })

describe('The hash of a row', () => {
  it('is the SHA-256 of the hash before it, and of number and fields with their lengths', () => {
    const row = rowAt(2)
    const text = [
      '1:2,13:1767225600002,',
      ...row.fields.slice(1).map((one) => (one === null ? '-,' : `${Buffer.from(one).length}:${one},`)),
    ].join('')
    const expected = createHash('sha256')
      .update(Buffer.from(rowAt(1).hash, 'hex'))
      .update(text)
      .digest('hex')
    expect(row.hash).toBe(expected)
  })
})

describe('The check of a chain', () => {
  it('finds nothing in a whole one, wherever it begins', () => {
    expect(verify(whole)).toEqual([])
    expect(verify(whole.slice(10), rowAt(10))).toEqual([])
    expect(verify([])).toEqual([])
  })

  it('names a row of which any field, hash or copied hash was changed', () => {
    const what = integer({ min: 0, max: FIELDS.length + 1 })
    assert(
      property(record({ seq: number, what }), ({ seq, what }) => {
        const row = rowAt(seq)
        const other = (text: string) => (text.startsWith('0') ? '1' : '0') + text.slice(1)
        const changed =
          what === FIELDS.length
            ? { ...row, hash: other(row.hash) }
            : what > FIELDS.length
              ? { ...row, previous: other(row.previous) }
              : { ...row, fields: row.fields.map((one, index) => (index === what ? `${one}x` : one)) }
        expect(verify(replaced(changed))).toMatchObject([{ kind: 'changed', seq }])
      }),
    )
  })

  it('names a row whose hash was made again after the change', () => {
    for (let seq = 1; seq < ROWS; seq += 1) {
      const fields = fieldsOf(seq + 1)
      const { previous } = rowAt(seq)
      const forged = { seq, previous, fields, hash: hashAt(fields, seq, previous) }
      expect(verify(replaced(forged))).toMatchObject([{ kind: 'changed', seq }])
    }
  })

  it('names every row of several that were changed', () => {
    const some = uniqueArray(number, { minLength: 2, maxLength: 6 })
    assert(
      property(some, (numbers) => {
        const rows = replaced(...numbers.map((seq) => ({ ...rowAt(seq), fields: fieldsOf(seq + 500) })))
        const named = verify(rows).map((finding) => finding.kind === 'changed' && finding.seq)
        expect(named.sort((a, b) => Number(a) - Number(b))).toEqual([...numbers].sort((a, b) => a - b))
      }),
    )
  })

  const renumbered = (rows: readonly ChainRow[], from: number, by: number) =>
    rows.map((row) => (row.seq >= from ? { ...row, seq: row.seq + by } : row))

  it('names rows that were deleted, whether the later ones were numbered again or not', () => {
    assert(
      property(
        integer({ min: 1, max: ROWS - 5 }),
        integer({ min: 0, max: 3 }),
        constantFrom(true, false),
        (from, more, again) => {
          const to = from + more
          const left = whole.filter(({ seq }) => seq < from || seq > to)
          const rows = again ? renumbered(left, to, -(more + 1)) : left
          expect(verify(rows)).toEqual([{ kind: 'missing', from, to }])
        },
      ),
    )
  })

  it('names a row that was inserted, with a hash that fits or not', () => {
    assert(
      property(integer({ min: 1, max: ROWS - 2 }), constantFrom(true, false), (seq, isForged) => {
        const fields = fieldsOf(seq + 700)
        const previous = rowAt(seq).previous
        const hash = isForged ? hashAt(fields, seq, previous) : rowAt(3).hash
        const rows = [...renumbered(whole, seq, 1), { seq, previous, fields, hash }]
        expect(verify(rows)).toMatchObject([{ kind: 'inserted', seq }])
      }),
    )
  })

  it('names a row before the first, and one after the last that does not fit', () => {
    const stranger = { ...rowAt(7), fields: fieldsOf(900) }
    expect(verify([{ ...stranger, seq: 0 }, ...whole])).toMatchObject([{ kind: 'inserted', seq: 0 }])
    expect(verify([...whole, { ...stranger, seq: ROWS + 9 }])).toMatchObject([
      { kind: 'inserted', seq: ROWS + 9 },
    ])
  })

  it('names two rows that were swapped, with or without their hashes', () => {
    const two = uniqueArray(number, { minLength: 2, maxLength: 2 })
    assert(
      property(two, constantFrom('number', 'content', 'content and hash'), (numbers, how) => {
        const [a = 1, b = 2] = [...numbers].sort((one, other) => one - other)
        const put = (row: ChainRow, at: ChainRow): ChainRow =>
          how === 'number'
            ? { ...row, seq: at.seq }
            : { ...at, fields: row.fields, ...(how !== 'content' && { hash: row.hash }) }
        const rows = replaced(put(rowAt(a), rowAt(b)), put(rowAt(b), rowAt(a)))
        expect(verify(rows)).toEqual([{ kind: 'swapped', seq: a, with: b }])
      }),
      { numRuns: 500 },
    )
  })

  it('names a row that was given another number', () => {
    for (let seq = 1; seq <= ROWS; seq += 1) {
      for (const to of [0, -3, ROWS + 1, ROWS + 64]) {
        const rows = whole.map((row) => (row.seq === seq ? { ...row, seq: to } : row))
        expect(verify(rows)).toMatchObject([{ kind: 'moved', seq: to, is: seq }])
      }
    }
  })

  it('names very many rows that do not fit together', () => {
    const strangers = Array.from({ length: 10_002 }, (_, index) => ({ ...rowAt(1), seq: ROWS + 1 + index }))
    const [first, to] = [ROWS + 1, ROWS + 10_002]
    expect(verify([...whole, ...strangers])).toMatchObject([{ kind: 'foreign', seq: first, to }])
    const after = fieldsOf(1)
    const previous = 'ab'.repeat(32)
    const belongs = { seq: to + 1, previous, fields: after, hash: hashAt(after, to + 1, previous) }
    expect(verify([...whole, ...strangers, belongs])).toMatchObject([{ kind: 'foreign', seq: first, to }])
  })
})

describe('What is found', () => {
  it('is said in sentences, one for neighbours', () => {
    const at = FIRST_AT
    expect(
      findingLines([
        { kind: 'changed', seq: 4_711, at },
        { kind: 'missing', from: 20, to: 22 },
        { kind: 'missing', from: 30, to: 30 },
        { kind: 'inserted', seq: 9, at },
        { kind: 'changed', seq: 4_712, at },
        { kind: 'swapped', seq: 7, with: 8 },
        { kind: 'moved', seq: 60, is: 50, at },
      ]),
    ).toEqual([
      'Rows 7 and 8 were swapped.',
      'Row 9 was inserted (2026-01-01T00:00:00.000Z).',
      'Rows 20 to 22 are missing.',
      'Row 30 is missing.',
      'Row 50 was moved to number 60 (2026-01-01T00:00:00.000Z).',
      'Rows 4,711 to 4,712 were changed (from 2026-01-01T00:00:00.000Z).',
    ])
  })
})
