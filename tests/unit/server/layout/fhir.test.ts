import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFile } from '@/server/layout/read-file'

const place = (id: string, code: string, name: string, above?: string, more: object = {}) => ({
  fullUrl: `https://ehr.example/Location/${id}`,
  resource: {
    resourceType: 'Location',
    id,
    status: 'active',
    name,
    physicalType: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code }],
    },
    ...(above && { partOf: { reference: `Location/${above}` } }),
    ...more,
  },
})
const HOUSE = [
  place('b', 'bu', 'hospital', undefined, { telecom: [{ system: 'phone', value: '555-0100' }] }),
  place('l', 'lvl', 'floor 2', 'b'),
  place('w', 'wa', 'East wing', 'l', { telecom: [{ system: 'phone', value: '555-0142' }] }),
  place('r', 'ro', '431', 'w', { managingOrganization: { display: 'emergency department' } }),
]
const read = (...entry: object[]) => {
  const answer = readFile(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }))
  if (!answer.ok) throw new Error(answer.refusal.message)
  return answer.value
}

describe('A bundle of Locations', () => {
  it('gives a bed its room, floor and building by partOf, the nearest phone and its department', () => {
    const bed = place('d', 'bd', 'bed 2', 'r', {
      identifier: [{ type: { text: 'Serial Number' }, value: '123457' }],
    })
    expect(read(bed, ...HOUSE)).toEqual({
      kind: 'fhir',
      faults: [],
      beds: [
        {
          where: 'entry[0].resource',
          bed: {
            building: 'hospital',
            floor: 'floor 2',
            room: '431',
            bed: 'bed 2',
            department: 'emergency department',
            deviceSerial: '123457',
            phone: '555-0142',
          },
        },
      ],
    })
  })

  it('follows full URLs too, takes a department of its own, and leaves inactive beds and other resources out', () => {
    const bed = place('d', 'bd', 'bed 2', undefined, {
      partOf: { reference: 'https://ehr.example/Location/r' },
      extension: [{ url: 'https://ehr.example/fhir/department', valueString: 'stroke unit' }],
    })
    const closed = place('e', 'bd', 'bed 3', 'r', { status: 'inactive' })
    const patient = { resource: { resourceType: 'Patient', id: 'p' } }
    const { beds, faults } = read(...HOUSE, bed, closed, patient)
    expect(faults).toEqual([])
    expect(beds).toMatchObject([{ bed: { bed: 'bed 2', department: 'stroke unit' } }])
  })

  it('says of each bed that it cannot place why, by its JSON path', () => {
    const { beds, faults } = read(
      ...HOUSE,
      place('1', 'bd', 'bed 1', 'nowhere'),
      place('2', 'bd', '', 'r'),
      place('3', 'ro', 'x', '4'),
      place('4', 'ro', 'y', '3'),
      place('5', 'bd', 'bed 5', '3'),
      place('6', 'bd', 'bed 6', 'r', { telecom: [{ system: 'phone', value: 'the porter' }] }),
      { resource: { resourceType: 'Location', name: 7 } },
    )
    expect(beds).toMatchObject([{ bed: { bed: 'bed 6' } }])
    expect(faults.map(({ where, field }) => `${where} ${field}`).sort()).toEqual([
      'entry[10].resource name',
      'entry[4].resource partOf',
      'entry[5].resource name',
      'entry[8].resource partOf',
      'entry[9].resource phone',
    ])
    expect(faults.find(({ where }) => where === 'entry[8].resource')?.message).toMatch(/circle/)
  })

  it('is refused when it is none, or holds no bed', () => {
    for (const json of [
      {},
      { resourceType: 'Bundle' },
      { resourceType: 'Location' },
      { resourceType: 'Bundle', entry: HOUSE },
    ]) {
      expect(readFile(JSON.stringify(json))).toMatchObject({ refusal: { code: 'invalid' } })
    }
  })

  it('is never a surprise, whatever is in it', () => {
    const resource = fc.oneof(
      fc.jsonValue(),
      fc.record({
        resourceType: fc.constant('Location'),
        name: fc.jsonValue(),
        partOf: fc.jsonValue(),
        physicalType: fc.jsonValue(),
      }),
    )
    const bundle = fc.record({
      resourceType: fc.constant('Bundle'),
      entry: fc.array(fc.record({ resource })),
    })
    fc.assert(fc.property(bundle, (any) => void readFile(JSON.stringify(any))))
  })
})
