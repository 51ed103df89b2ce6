import { describe, expect, it } from 'vitest'
import { differ } from '@/lib/layout/difference'
import { readFile } from '@/server/layout/read-file'

const HEADER = 'building,floor,room,bed,department,device_serial,phone'
const TYPES = 'http://terminology.hl7.org/CodeSystem/location-physical-type'

const fileOf = (text: string) => {
  const read = readFile(text)
  if (!read.ok) throw new Error(read.refusal.message)
  return read.value
}
const bedsOf = (text: string) => fileOf(text).beds.map(({ bed }) => JSON.parse(JSON.stringify(bed)))
const faultsOf = (text: string) => fileOf(text).faults.map(({ where, field }) => `${where} ${field}`)
const why = (text: string) => {
  const read = readFile(text)
  return read.ok ? '' : read.refusal.message
}

const place = (id: string, code: string, name: string | null, above?: string, more: object = {}) => ({
  resourceType: 'Location',
  id,
  name,
  physicalType: { coding: [{ system: TYPES, code }] },
  ...(above && { partOf: { reference: `Location/${above}` } }),
  ...more,
})
const HOUSE = [
  place('h', 'bu', 'South House'),
  place('f', 'lvl', 'Level 4', 'h'),
  place('r', 'ro', '407', 'f'),
]
const BED = place('a', 'bd', 'A', 'r')
const AT = { building: 'South House', floor: 'Level 4', room: '407', bed: 'A' }
const bundle = (resources: readonly object[], more: object = {}) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
    ...more,
  })

describe('A telephone number in a file', () => {
  it.each([
    ['(555) 010-0142', '(555) 010-0142'],
    ['(555)010-0142', '(555)010-0142'],
    ['+1 (555) 010-0142', '+1 (555) 010-0142'],
    ['555.010.0142', '555.010.0142'],
    ['555 010 0142 x12', '555 010 0142 x12'],
    ['(+44) 20 7946 0142', '(+44) 20 7946 0142'],
    ['x4310', 'x4310'],
    ['ext. 4310', 'ext. 4310'],
    ['Ext 4310', 'Ext 4310'],
    ['555–010–0142', '555-010-0142'],
    ['555\u00A0010 0142', '555 010 0142'],
    ['tel:+1-555-010-0142', '+1-555-010-0142'],
    ['tel:+1-555-010-0142;ext=12', '+1-555-010-0142 ext 12'],
  ])('is taken as people and systems write it: %s', (written, phone) => {
    expect(bedsOf(`${HEADER}\nh,1,2,3,,,${written}`)).toMatchObject([{ phone }])
    expect(
      bedsOf(bundle([...HOUSE, { ...BED, telecom: [{ system: 'phone', value: written }] }])),
    ).toMatchObject([{ phone }])
  })

  it('that is none costs the number, not the bed', () => {
    for (const [text, fault] of [
      [`${HEADER}\nh,1,2,3,,,the porter`, 'Line 2 phone'],
      [`${HEADER}\nh,1,2,3,,,(`, 'Line 2 phone'],
      [
        bundle([...HOUSE, { ...BED, telecom: [{ system: 'phone', value: 'the porter' }] }]),
        'entry[3].resource phone',
      ],
    ] as const) {
      expect(faultsOf(text)).toEqual([fault])
      expect(fileOf(text).faults).toMatchObject([{ isNote: true }])
      expect(bedsOf(text)).toHaveLength(1)
      expect(bedsOf(text)[0]).not.toHaveProperty('phone')
    }
  })

  it('is the first by rank, of those in use, of the bed’s own ward', () => {
    const telecom = (value: string, more: object = {}) => ({ system: 'phone', value, ...more })
    const wards = [
      place('w1', 'wa', 'Cardiology', 'f', {
        telecom: [telecom('1', { use: 'old' }), telecom('2', { rank: 2 }), telecom('3', { rank: 1 })],
      }),
      place('w2', 'wa', 'Surgery', 'f', { telecom: [telecom('4')] }),
      place('r1', 'ro', '411', 'w1'),
      place('r2', 'ro', '412', 'w2'),
    ]
    const file = fileOf(
      bundle([...HOUSE, ...wards, place('x', 'bd', 'A', 'r1'), place('y', 'bd', 'A', 'r2')]),
    )
    expect(file.beds.map(({ bed }) => [bed.department, bed.phone])).toEqual([
      ['Cardiology', '3'],
      ['Surgery', '4'],
    ])
    expect(differ([], file)).toMatchObject({
      faults: [],
      difference: { phones: [{ after: '3' }, { after: '4' }] },
    })
  })
})

describe('A table of a spreadsheet', () => {
  it.each([
    [
      'headers in words',
      'Building,Floor,Room,Bed,Department Name,Device Serial,Phone Number\nh,1,2,3,icu,S-1,4310',
      { department: 'icu', deviceSerial: 'S-1', phone: '4310' },
    ],
    [
      'a header of two lines',
      'building,floor,room,bed,"device\nserial"\nh,1,2,3,S-1',
      { deviceSerial: 'S-1' },
    ],
    ['a first line that names the separator', 'sep=;\r\nbuilding;floor;room;bed\r\nh;1;2;3\r\n', {}],
    ['cells kept as text', `${HEADER}\nh,1,="02",3,icu,="0001234",`, { room: '02', deviceSerial: '0001234' }],
    ['an inch', 'building,floor,room,bed,department\nh,1,2,3,55" TV', { department: '55" TV' }],
    ['more empty cells than columns', 'building,floor,room,bed\nh,1,2,3,,,', {}],
  ])('is read with %s', (_, text, bed) => {
    expect(fileOf(text).faults).toEqual([])
    expect(bedsOf(text)).toMatchObject([{ building: 'h', floor: '1', bed: '3', ...bed }])
  })

  it('names the line of a fault also after a line that names the separator', () => {
    expect(faultsOf('sep=;\nbuilding;floor;room;bed\nh;1;2;3\nh;1;;4')).toEqual(['Line 4 room'])
  })

  it('says which columns it does not read, and takes the rest', () => {
    const file = fileOf('building,floor,room,bed,notes,\nh,1,2,3,by the window,')
    expect(file.beds).toHaveLength(1)
    expect(file.faults).toMatchObject([{ where: 'Line 1', field: 'notes', isNote: true }])
  })

  it('takes a column under another name only where none has its own, and the first of several', () => {
    const named = fileOf('building,floor,room,bed,ward,department\nh,1,2,3,West,icu')
    expect(named.beds).toMatchObject([{ bed: { department: 'icu' } }])
    expect(named.faults).toMatchObject([{ field: 'ward', isNote: true }])
    const twice = fileOf('building,floor,room,bed,unit,ward\nh,1,2,3,icu,West')
    expect(twice.beds).toMatchObject([{ bed: { department: 'icu' } }])
    expect(twice.faults).toMatchObject([{ field: 'ward', isNote: true }])
  })

  it.each(['4E12', '4E-12', '12 May', '3 Mayo', '5 Juniper', '12-A', '1.5E', '#12'])(
    'is believed where a name only looks so: %s',
    (room) => {
      expect(bedsOf(`${HEADER}\nh,1,${room},3,,,`)).toMatchObject([{ room }])
    },
  )

  it('leaves beds out that are not in use, and asks about a status that it does not know', () => {
    const text = 'building,floor,room,bed,status\nh,1,2,1,active\nh,1,2,2,Closed\nh,1,2,3,\nh,1,2,4,perhaps'
    expect(bedsOf(text).map(({ bed }) => bed)).toEqual(['1', '3'])
    expect(faultsOf(text)).toEqual(['Line 5 status'])
  })

  it.each([
    ['h,1,#N/A,3,icu,,', 'room'],
    ['h,1,2,3,#REF!,,', 'department'],
    ['h,1,2,3,icu,1.23457E+11,', 'device_serial'],
    ['h,1,12-Jan,3,icu,,', 'room'],
    ['h,1,2,3-ene,icu,,', 'bed'],
  ])('is not believed where the spreadsheet has made something else of a cell: %s', (line, field) => {
    const text = `${HEADER}\n${line}`
    expect(faultsOf(text)).toEqual([`Line 2 ${field}`])
    expect(bedsOf(text)).toEqual([])
  })
})

describe('An export of Locations', () => {
  it.each([
    ['a list', JSON.stringify([...HOUSE, BED])],
    ['a resource a line', [...HOUSE, BED].map((one) => JSON.stringify(one)).join('\r\n')],
    ['R5', bundle([...HOUSE, BED].map(({ physicalType, ...one }) => ({ ...one, form: physicalType })))],
    [
      'null where nothing is known',
      bundle([...HOUSE, { ...BED, status: null, telecom: [null], identifier: null, extension: [null] }]),
    ],
    [
      'versions in its references',
      bundle([...HOUSE, { ...BED, partOf: { reference: 'Location/r/_history/3' } }]),
    ],
    [
      'full references',
      bundle([...HOUSE, { ...BED, partOf: { reference: 'https://ehr.example/r4/Location/r' } }]),
    ],
    [
      'identifiers for references',
      bundle([
        ...HOUSE.slice(0, 2),
        { ...HOUSE[2], identifier: [{ system: 'urn:x', value: '7' }] },
        { ...BED, partOf: { identifier: { system: 'urn:x', value: '7' } } },
      ]),
    ],
    [
      'places within places',
      bundle([...HOUSE.slice(0, 2), { ...BED, contained: [HOUSE[2]], partOf: { reference: '#r' } }]),
    ],
    [
      'the owner of the house',
      bundle([{ ...HOUSE[0], managingOrganization: { display: 'South Trust' } }, ...HOUSE.slice(1), BED]),
    ],
  ])('is read as %s', (_, text) => {
    expect(fileOf(text).faults).toEqual([])
    expect(bedsOf(text)).toEqual([AT])
  })

  it('names the place of a fault in a list, and the line in a file of a resource a line', () => {
    const lost = { ...BED, partOf: { reference: 'Location/gone' } }
    expect(faultsOf(JSON.stringify([...HOUSE, lost]))).toEqual(['[3] partOf'])
    expect(faultsOf([...HOUSE, lost].map((one) => JSON.stringify(one)).join('\n\n'))).toEqual([
      'Line 7 partOf',
    ])
  })

  it('takes a bed whose state has such a code in a table of another kind', () => {
    expect(
      bedsOf(bundle([...HOUSE, { ...BED, operationalStatus: { system: 'urn:clean', code: 'C' } }])),
    ).toEqual([AT])
  })

  it('has a serial number by its code', () => {
    const type = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'SNO' }] }
    const bed = { ...BED, identifier: [{ value: 'other' }, { type, value: 'S-77' }] }
    expect(bedsOf(bundle([...HOUSE, bed]))).toEqual([{ ...AT, deviceSerial: 'S-77' }])
  })

  it.each([
    ['inactive', bundle([...HOUSE, { ...BED, status: 'inactive' }])],
    ['suspended', bundle([...HOUSE, { ...BED, status: 'suspended' }])],
    ['closed', bundle([...HOUSE, { ...BED, operationalStatus: { code: 'C' } }])],
    ['of a room that is inactive', bundle([...HOUSE.slice(0, 2), { ...HOUSE[2], status: 'inactive' }, BED])],
    ['of a building that is inactive', bundle([{ ...HOUSE[0], status: 'inactive' }, ...HOUSE.slice(1), BED])],
  ])('leaves a bed out that is %s', (_, text) => {
    expect(fileOf(text)).toMatchObject({ beds: [], faults: [] })
  })

  it('leaves out what it deletes, and what is a kind of beds', () => {
    const request = { method: 'DELETE' }
    const entry = [
      ...HOUSE,
      place('b', 'bd', 'B', 'r'),
      { ...place('k', 'bd', 'Standard bed', 'r'), mode: 'kind' },
    ]
    const text = JSON.stringify({
      resourceType: 'Bundle',
      entry: [...entry.map((resource) => ({ resource })), { resource: BED, request }],
    })
    expect(bedsOf(text)).toEqual([{ ...AT, bed: 'B' }])
  })

  it.each([
    [
      'one page of a search',
      bundle([...HOUSE, BED], { type: 'searchset', total: 250, link: [{ relation: 'next' }] }),
      /one page/,
    ],
    ['XML', '<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"/>', /JSON/],
  ])('is refused in words where it is %s', (_, text, words) => {
    expect(why(text)).toMatch(words)
  })

  it.each([
    [
      'a place that the file lacks',
      [...HOUSE, { ...BED, partOf: { reference: 'Location/gone' } }],
      /does not have/,
    ],
    ['no floor', [HOUSE[0], place('w', 'wa', 'Ward 7', 'h'), place('r', 'ro', '407', 'w'), BED], /no floor/],
    [
      'a building within a building',
      [
        place('s', 'bu', 'South'),
        { ...HOUSE[0], partOf: { reference: 'Location/s' } },
        ...HOUSE.slice(1),
        BED,
      ],
      /two buildings, South House and South/,
    ],
  ])('says of a bed why it has no place: %s', (_, resources, words) => {
    const file = fileOf(bundle(resources as object[]))
    expect(file.beds).toEqual([])
    expect(file.faults).toMatchObject([{ field: 'partOf', message: expect.stringMatching(words) }])
  })
})

describe('Two places that read alike', () => {
  const table = (...lines: string[]) => fileOf(['building,floor,room,bed', ...lines].join('\n'))
  it.each([
    ['by case', 'South House,Level 4,407,A', 'South house,Level 4,407,B', 'building'],
    ['by spaces', 'h,Level 4,407,A', 'h,Level  4,407,B', 'floor'],
    ['by a space of another kind', 'h,1,Bay 4,A', 'h,1,Bay\u00A04,B', 'room'],
    ['by the form of a letter', 'h,1,Ｒ4,A', 'h,1,R4,B', 'room'],
  ])('are not both taken: %s', (_, first, second, field) => {
    const { difference, faults } = differ([], table(first, second))
    expect(difference.added).toHaveLength(1)
    expect(faults).toMatchObject([{ where: 'Line 3', field, message: expect.stringMatching(/Line 2/) }])
  })

  it('are not taken where the other one is on the board', () => {
    const bed = { id: '1', building: 'h', floor: 'Level 4', room: '407', bed: 'A' }
    const laid = { ...bed, department: null, deviceSerial: null, retired: false, asked: false }
    const now = [{ id: 'h', name: 'h', phone: null, units: [], beds: [laid] }]
    const { difference, faults } = differ(now, table('h,level 4,407,A', 'h,Level 4,407,B'))
    expect(difference).toMatchObject({ added: [{ bed: 'B' }], missing: [] })
    expect(faults).toMatchObject([
      { where: 'Line 2', field: 'floor', message: expect.stringMatching(/on the board/) },
    ])
  })

  it('are taken where the other one is retired, so that a spelling can be mended', () => {
    const bed = { id: '1', building: 'h', floor: 'Level 4', room: '407', bed: 'A' }
    const laid = { ...bed, department: null, deviceSerial: null, retired: true, asked: false }
    const now = [{ id: 'h', name: 'h', phone: null, units: [], beds: [laid] }]
    expect(differ(now, table('h,level 4,407,A'))).toMatchObject({ difference: { added: [{}] }, faults: [] })
  })

  it('are two where a person can tell them apart', () => {
    expect(differ([], table('h,1,2,A', 'h,1,2,B', 'h,1,20,A', 'h,10,2,A')).faults).toEqual([])
  })

  it.each(['\u200B', '\u00AD', '\u3164', '\uFE0F', '\u2060', '\u2028'])(
    'and signs that no one sees are refused (%#)',
    (sign) => {
      expect(faultsOf(`building,floor,room,bed\nh,1,2,A${sign}B`)).toEqual(['Line 2 bed'])
    },
  )
})
