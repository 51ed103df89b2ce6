import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFile } from '@/server/layout/read-file'

const HEADER = 'building,floor,room,bed,department,device_serial,phone'

describe('A table of beds', () => {
  it('is read with its columns in any order, empty or absent', () => {
    expect(
      readFile(`\uFEFF${HEADER}\nhospital,floor 2,431,bed 2,emergency department,123457,4310\n`),
    ).toEqual({
      ok: true,
      value: {
        kind: 'csv',
        faults: [],
        beds: [
          {
            where: 'Line 2',
            bed: {
              building: 'hospital',
              floor: 'floor 2',
              room: '431',
              bed: 'bed 2',
              department: 'emergency department',
              deviceSerial: '123457',
              phone: '4310',
            },
          },
        ],
      },
    })
    // A missing column changes nothing; an empty cell clears the value.
    expect(bedsOf('Bed;Room;Floor;Building;Department\r\n3;2;1;"North; old";\r\n')).toEqual([
      { building: 'North; old', floor: '1', room: '2', bed: '3', department: null },
    ])
  })

  it('accepts the valid lines, and reports for each other line the place, the fault and the remedy', () => {
    const text = [
      HEADER,
      'h,1,2,3,,,',
      'h,1,,4,,,',
      'h,1,2,"5\n6",,,',
      `h,1,2,${'x'.repeat(101)},,,`,
      'h,1,2,7,,,ring the bell',
      'h,1,2,8,,,,x',
      'h,1,2,b\uFFFDd,,,',
      'h,1,2,9,,,+1 (555) 010-20 ext 7',
    ].join('\n')
    const read = readFile(text)
    if (!read.ok) throw new Error(read.refusal.message)
    expect(read.value.beds.map(({ where }) => where)).toEqual(['Line 2', 'Line 7', 'Line 10'])
    expect(read.value.faults.map(({ where, field }) => [where, field])).toEqual([
      ['Line 3', 'room'],
      ['Line 5', 'bed'],
      ['Line 6', 'bed'],
      ['Line 7', 'phone'],
      ['Line 8', ''],
      ['Line 9', 'bed'],
    ])
    expect(read.value.faults.map(({ message }) => message)).toContainEqual(expect.stringMatching(/UTF-8/))
  })

  it.each([
    ['', /nothing/],
    [HEADER, /no beds/],
    ['building,floor,room\nh,1,2', /Missing: bed/],
    ['building,floor,room,bed,bed\nh,1,2,3,4', /twice/],
    [`${HEADER}\nh,1,2,"3`, /quotation mark/],
    ['\0b\0u\0i', /encoding/],
    ['{"resourceType": "Bund', /cut off/],
    ['x'.repeat(6_000_001), /Split it/],
  ])('is refused when it is none (%#)', (text, why) => {
    expect(readFile(text)).toMatchObject({ refusal: { message: expect.stringMatching(why) } })
  })

  it.each([
    ['right', 'h,1,2,3\n'],
    ['wrong', 'h,1,,3\n'],
    ['too long', 'h,1,2,3,4,5,6,7\n'],
  ])('is read no further than there may be beds, also where its lines are %s', (_, line) => {
    const most = `${HEADER}\n${line.repeat(10_000)}`
    expect(readFile(most)).toMatchObject({ ok: true })
    // A parser that read on would find the quotation mark that is never closed.
    expect(readFile(`${most}${line}"`)).toMatchObject({
      refusal: { code: 'payload_too_large', message: expect.stringMatching(/10,000 beds/) },
    })
  })

  it('never makes the parser throw, whatever it holds', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((rest) => `${HEADER}\n${rest}`),
    )
    fc.assert(fc.property(text, (any) => void readFile(any)))
  })

  it('reads back the table that a spreadsheet wrote', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'ab1 ,;"\'é北') })
      .map((text) => `x${text}x`)
    const bed = fc.record({ building: word, floor: word, room: word, bed: word })
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(fc.array(bed, { minLength: 1 }), (beds) => {
        const rows = beds.map((one) => [one.building, one.floor, one.room, one.bed].map(cell).join(','))
        expect(bedsOf(`building,floor,room,bed\n${rows.join('\n')}`)).toEqual(beds)
      }),
    )
  })
})

function bedsOf(text: string) {
  const read = readFile(text)
  if (!read.ok) throw new Error(read.refusal.message)
  return read.value.beds.map(({ bed }) => JSON.parse(JSON.stringify(bed)))
}
