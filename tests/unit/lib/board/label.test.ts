import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BedLabel, type LabelledBed, type Labels, labelsOf } from '@/lib/board/label'
import type { LabelSpace } from '@/lib/board/label-lines'
import { boardSpace, wallSpace } from '@/lib/board/label-spaces'
import { placesIn } from '@/lib/board/place'
import { textWidth } from '@/lib/board/text-width'
import { translatorFor } from '@/lib/words/translator'
import { HARD_FLOOR, HARD_PLACES } from '../../../support/hard-labels'

const ENGLISH = placesIn('en', translatorFor('en', 'common'))
const SPANISH = placesIn('es', translatorFor('es', 'common'))

const bedsOf = (places: readonly (readonly [room: string, bed: string])[]): LabelledBed[] =>
  places.map(([room, label], index) => ({ id: `bed ${index}`, floor: HARD_FLOOR, room, label }))

const HARD = bedsOf(HARD_PLACES)
const WIDE: LabelSpace = { width: 100, height: 1, smallest: 0.5 }

const written = (labels: Labels, beds: readonly LabelledBed[], space: LabelSpace): BedLabel[] =>
  beds.map(({ id }) => {
    const label = labels.write(id, space)
    if (!label) throw new Error(`${id} has a label.`)
    return label
  })
const textOf = ({ lines }: BedLabel): string => lines.join('')
const label = (places: readonly (readonly [string, string])[], space: LabelSpace): string[] => {
  const beds = bedsOf(places)
  return written(labelsOf(beds), beds, space).map(textOf)
}

/** Names as hospitals and as computers make them: long, alike at both ends, with any character, and with the signs of labels. */
const name = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('Observation Suite', 'Bay', 'Observation Room', 'Obs', 'PICU', 'Ob…n'),
      fc.nat(30),
      fc.constantFrom('', ' North', ' South', '-A', '·1'),
    )
    .map(([word, number, end]) => `${word} ${number}${end}`),
  fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(...'ab …·-  12') }),
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
)
const anyBeds = fc
  .uniqueArray(
    fc.record({
      floor: fc.constantFrom('floor 2', 'floor 3'),
      room: name,
      label: fc.oneof(fc.constantFrom('bed 1', '1', 'bed 10', 'A', 'Window'), name),
    }),
    { minLength: 2, maxLength: 30, selector: ({ floor, room, label }) => `${floor}\n${room}\n${label}` },
  )
  .map((places): LabelledBed[] => places.map((place, index) => ({ ...place, id: `bed ${index}` })))
const anySpace = fc.record({
  width: fc.double({ min: 1.5, max: 12, noNaN: true }),
  height: fc.double({ min: 1, max: 3, noNaN: true }),
  smallest: fc.constantFrom(0.5, 0.55, 1),
})

describe('the labels of one screen', () => {
  test('never read the same, however little space there is', () => {
    fc.assert(
      fc.property(anyBeds, anySpace, (beds, space) => {
        const texts = written(labelsOf(beds), beds, space).map(textOf)
        expect(new Set(texts).size).toBe(beds.length)
      }),
      { numRuns: 300 },
    )
  })

  test('read as one bed only where they are shortened: no other label begins and ends the same way', () => {
    fc.assert(
      fc.property(anyBeds, anySpace, (beds, space) => {
        const labels = written(labelsOf(beds), beds, space)
        for (const one of labels.filter(({ shortened }) => shortened)) {
          const [start = '', end = ''] = textOf(one).split('…')
          const meant = labels.filter(({ whole }) => whole.startsWith(start) && whole.endsWith(end))
          expect(meant).toEqual([one])
        }
      }),
      { numRuns: 300 },
    )
  })

  test('show the bed whole, and fit their space', () => {
    fc.assert(
      fc.property(anyBeds, anySpace, (beds, space) => {
        const labels = labelsOf(beds)
        for (const bed of beds) {
          const one = labels.write(bed.id, space)
          if (!one) throw new Error('It has a label.')
          const shown = bed.label.replace(/\s+/g, ' ').trim().replace(/^bed /i, '')
          // Places that differ only in what no one sees have a number behind the bed.
          const ends = [one.whole, one.whole.replace(/ \(\d+\)$/, '')]
          expect(ends.some((text) => text.endsWith(shown))).toBe(true)
          if (!one.shortened) expect(textOf(one)).toBe(one.whole)
          expect(one.size * one.lines.length).toBeLessThanOrEqual(space.height + 1e-6)
          for (const line of one.lines) {
            expect(textWidth(line.trimEnd(), -0.02) * one.size).toBeLessThanOrEqual(space.width)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('differ from one that already reads like a longer form of theirs', () => {
    const beds: LabelledBed[] = [
      { id: 'a', floor: 'floor 1', room: 'floor 2 431', label: '1' },
      { id: 'b', floor: 'floor 2', room: '431', label: '1' },
      { id: 'c', floor: 'floor 3', room: '431', label: '1' },
    ]
    const texts = written(labelsOf(beds), beds, WIDE).map(textOf)
    expect(texts[0]).toBe('floor 2 431·1')
    expect(new Set(texts).size).toBe(beds.length)
  })

  test('do not depend on the order of the beds', () => {
    fc.assert(
      fc.property(
        anyBeds.chain((beds) =>
          fc.tuple(fc.constant(beds), fc.shuffledSubarray(beds, { minLength: beds.length })),
        ),
        anySpace,
        ([beds, shuffled], space) => {
          expect(written(labelsOf(shuffled), beds, space)).toEqual(written(labelsOf(beds), beds, space))
        },
      ),
    )
  })
})

describe('a label', () => {
  test('is short: without "room" and "bed", unless two beds would read the same', () => {
    expect(
      label(
        [
          ['431', 'bed 2'],
          ['Room 9A', 'Window'],
          ['12', ''],
        ],
        WIDE,
      ),
    ).toEqual(['431·2', '9A·Window', '12'])
    expect(
      label(
        [
          ['Room 9', 'bed 1'],
          ['9', '1'],
        ],
        WIDE,
      ),
    ).toEqual(['Room 9·bed 1', '9·1'])
  })

  test('never takes the words that are another bed’s whole name', () => {
    const beds = bedsOf([
      ['Room 9', 'bed 1'],
      ['9', '1'],
      ['Room Room 9', 'bed bed 1'],
    ])
    expect(new Set(written(labelsOf(beds), beds, WIDE).map(textOf)).size).toBe(3)
  })

  test('names the floor only where rooms of two floors have the same name', () => {
    const at = (id: string, floor: string, room: string) => ({ id, floor, room, label: 'bed 1' })
    const labels = labelsOf([
      at('a', 'floor 2', 'Bay 1'),
      at('b', 'floor 3', 'Bay 1'),
      at('c', 'floor 3', 'Bay 2'),
    ])
    expect(['a', 'b', 'c'].map((id) => labels.write(id, WIDE)?.whole)).toEqual([
      'floor 2 Bay 1·1',
      'floor 3 Bay 1·1',
      'Bay 2·1',
    ])
    expect(['a', 'c'].map((id) => labels.spoken(id, ENGLISH))).toEqual(['floor 2 Bay 1 bed 1', 'Bay 2 bed 1'])
    expect(['a', 'c'].map((id) => labels.spoken(id, SPANISH))).toEqual([
      'planta 2 Bay 1 cama 1',
      'Bay 2 cama 1',
    ])
  })

  test('is shortened in the middle of the room’s name, and keeps the room’s number and the bed', () => {
    const beds = bedsOf([
      ['Observation Suite 03', 'bed 1'],
      ['Observation Suite 03', 'bed 10'],
    ])
    const [first, tenth] = written(labelsOf(beds), beds, { width: 2.8, height: 1.9, smallest: 0.6 })
    expect(first && textOf(first)).toMatch(/^Obs\w*….*03·1$/)
    expect(tenth && textOf(tenth)).toMatch(/^Obs\w*….*03·10$/)
    expect(tenth?.whole).toBe('Observation Suite 03·10')
  })

  test('takes two lines before it gets small', () => {
    const beds = bedsOf([['Bay 14', 'bed 10']])
    const [two] = written(labelsOf(beds), beds, { width: 2.85, height: 1.9, smallest: 0.55 })
    expect(two).toEqual({ whole: 'Bay 14·10', lines: ['Bay ', '14·10'], size: 0.9, shortened: false })
  })

  test.each([
    ['a phone', 7],
    ['a workstation', 6.9],
    ['a large screen', 10],
  ])('can be told from twenty others on a board: %s', (_, columnEm) => {
    const labels = labelsOf(HARD)
    const { space, tall } = boardSpace(
      labels,
      HARD.map(({ id }) => id),
      columnEm,
    )
    expect(tall).toBe(true)
    expect(new Set(written(labels, HARD, space).map(textOf)).size).toBe(HARD.length)
  })

  test('is on a wall as large as before where it is short', () => {
    const beds = bedsOf([['431', 'bed 2']])
    // The smallest card of a wall.
    expect(written(labelsOf(beds), beds, wallSpace(11, 5, 'usual'))).toMatchObject([
      { lines: ['431·2'], size: 1 },
    ])
  })
})
