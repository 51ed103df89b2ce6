import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '@/server/db/open'
import { type RunningSolo, resetSolo, startSolo } from '@/tests/support/solo-server'
import { answerValue, type ReferenceExample, readReference, withoutComments } from './reference'

/** Every example of the reference, sent as it stands with its comments removed, gets its documented answer. */

const OPERATIONS = readReference(new URL('./fixtures/solo-external-api.txt', import.meta.url))

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const ATOM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/
const LINK = /^http:\/\/127\.0\.0\.1:\d+\/videocalls\/[0-9a-f-]{36}\?as=(provider|patient)&\S+$/

let dataDir: string
let database: Database
let solo: RunningSolo

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lantern-solo-'))
  database = await openDatabase({ dataDir, log: pino({ level: 'silent' }) })
  solo = await startSolo(database)
})
beforeEach(() => resetSolo(database))
afterAll(async () => {
  await solo.close()
  await database.close()
  await rm(dataDir, { recursive: true })
})

type Operation = (typeof OPERATIONS)[number]

const send = ({ method, path }: Operation, { headers, body }: ReferenceExample) =>
  solo.call(method, path, {
    headers: { ...headers, 'Api-Key': solo.apiKey },
    apiKey: null,
    ...(body !== null && { text: withoutComments(body) }),
  })

/** The documented answer, with a pattern for what no demo data can fix: ids, times of creation, and links. */
const documented = ({ answers }: ReferenceExample): unknown => {
  const [success] = answers
  if (success === undefined) throw new Error('The example documents no answer')
  return JSON.parse(JSON.stringify(answerValue(success)), (key, value) =>
    key.endsWith('Url') ? expect.stringMatching(LINK) : value,
  )
}

const operation = (title: string): Operation => {
  const found = OPERATIONS.find((one) => one.title === title)
  if (!found) throw new Error(`The reference has no ${title}`)
  return found
}

const only = (title: string): [Operation, ReferenceExample] => {
  const found = operation(title)
  const [example, ...others] = found.examples
  if (!example || others.length > 0) throw new Error(`${title} has not one example`)
  return [found, example]
}

it('knows all examples of operations 1 to 34 and 40 to 42', () => {
  expect(OPERATIONS).toHaveLength(37)
  expect(OPERATIONS.flatMap(({ examples }) => examples)).toHaveLength(33 + 3 * 4)
  expect(OPERATIONS.filter(({ path }) => path.includes('{'))).toEqual([])
})

describe('patients, appointments and waiting rooms', () => {
  it.each([
    'Get Patient',
    'Get Patient with SPID',
    'Update Patient',
    'Update Patient with SPID',
    'Create Appointment',
    'Create Appointment with HSID',
    'Create Appointment with SPID',
    'Get Provider Appointment Link',
    'Get Microsot Teams Provider Video Call Link',
    'Get Provider and Patient Appointment Link',
    'Get Provider and Patient Appointment Link with SAID',
    'Update Appointment',
    'Get Appointment',
  ])('%s', async (title) => {
    const [asked, example] = only(title)
    const answer = await send(asked, example)
    expect(answer.json).toEqual(documented(example))
    expect(answer.status).toBe(200)
  })

  it('Create Patient', async () => {
    const answer = await send(...only('Create Patient'))
    expect(answer.status).toBe(201)
    expect(answer.json).toSatisfy(Number.isInteger)
  })

  it('Get Waiting Room List', async () => {
    const [asked, example] = only('Get Waiting Room List')
    const answer = await send(asked, example)
    expect(answer.status).toBe(200)
    expect(answer.json).toEqual(expect.arrayContaining(documented(example) as unknown[]))
  })

  it('leaves the updated patient as "Get Patient" documents him', async () => {
    await send(...only('Update Patient'))
    const [asked, example] = only('Get Patient')
    expect((await send(asked, example)).json).toEqual(documented(example))
  })

  it('cancels with "Update Appointment"', async () => {
    await send(...only('Update Appointment'))
    const [asked, example] = only('Get Appointment')
    expect((await send(asked, example)).json).toMatchObject({
      date: 1499441179,
      status: 'cancelled',
      reasons: ['vomit'],
    })
  })
})

describe('notes, slots and attachments', () => {
  it.each(['Get Visit Note', 'Update Visit Note', 'Get Slots', 'Get Appointment Attachments'])(
    '%s',
    async (title) => {
      const [asked, example] = only(title)
      const answer = await send(asked, example)
      expect(answer.json).toEqual(documented(example))
      expect(answer.status).toBe(200)
    },
  )

  it('takes the body that "Update Visit Note" shows as an answer', async () => {
    const [{ method, path }, example] = only('Update Visit Note')
    const answer = await solo.call(method, path, { body: documented(example) })
    expect([answer.status, answer.json]).toEqual([200, documented(example)])
  })

  it('Upload attachment to appointment', async () => {
    const [{ method, path }, example] = only('Upload attachment to appointment')
    const shown = documented(example) as { size: number }
    const bytes = Buffer.alloc(shown.size, '%PDF-1.4\n')
    const upload = (to: string, headers = example.headers) =>
      solo.call(method, to, { headers: { ...headers, 'Api-Key': solo.apiKey }, apiKey: null, bytes })
    const made = {
      ...shown,
      id: expect.stringMatching(UUID),
      uploadedAt: expect.stringMatching(ATOM),
    }
    const named = await upload(path)
    expect([named.status, named.json]).toEqual([201, { ...made, title: 'myFileName.pdf' }])
    const [withoutName = ''] = path.split('?')
    const unnamed = await upload(withoutName)
    expect([unnamed.status, unnamed.json]).toEqual([201, made])
    const refused = await upload(path, { 'Content-Type': 'text/plain' })
    expect([refused.status, refused.json]).toEqual([415, answerValue(example.answers[1] ?? '')])
  })

  it('Delete appointment attachment', async () => {
    const answer = await send(...only('Delete appointment attachment'))
    expect([answer.status, answer.text]).toEqual([204, ''])
  })
})

describe('documents and episodes', () => {
  /** The reference's ids of patients are not those of the patient that its paths name, nor is its appointment. */
  const ofPatient = {
    patientId: expect.any(String),
    soloPatientId: expect.any(Number),
    externalPatientId: expect.any(String),
  }
  const shown = (one: object, changed: object = {}) =>
    Object.fromEntries(
      Object.entries({ ...one, ...changed }).map(([name, value]) => [
        name,
        name in ofPatient ? ofPatient[name as keyof typeof ofPatient] : value,
      ]),
    )

  it.each([
    ['Add Patient Document', 201],
    ['Reassign Episode to Appointment', 200],
  ])('%s', async (title, status) => {
    const [asked, example] = only(title)
    const answer = await send(asked, example)
    expect([answer.status, answer.json]).toEqual([status, []])
  })

  it('Create Episode', async () => {
    const answer = await send(...only('Create Episode'))
    expect([answer.status, answer.json]).toEqual([201, { episodeId: expect.stringMatching(UUID) }])
  })

  it('Get list of Episodes for patient', async () => {
    const [asked, example] = only('Get list of Episodes for patient')
    const { episodes } = documented(example) as { episodes: object[] }
    const answer = await send(asked, example)
    expect(answer.status).toBe(200)
    expect(answer.json).toEqual({
      episodes: expect.arrayContaining(episodes.map((one) => shown(one))),
    })
  })

  it('Get Episode', async () => {
    const [asked, example] = only('Get Episode')
    const answer = await send(asked, example)
    expect([answer.status, answer.json]).toEqual([200, shown(documented(example) as object)])
  })

  it('Update Episode', async () => {
    const answer = await send(...only('Update Episode'))
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      id: 'bd43a830-6c0b-4120-b5b8-78a117f8ee02',
      name: 'covid care',
      type: 'covid',
      objective: 'care covid patient',
    })
  })

  it('Get list of Appointments for an Episode', async () => {
    const [asked, example] = only('Get list of Appointments for an Episode')
    expect(asked.path).toContain('/episodes/xd43a830-')
    const { episode } = documented(example) as { episode: object }
    const answer = await send(asked, example)
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        episode: shown(episode, { id: expect.any(String) }),
        appointments: [
          {
            appointmentId: expect.any(Number),
            date: expect.any(Number),
            reasons: expect.any(Array),
            hasNotes: expect.any(Boolean),
            episodeOfCareId: expect.any(String),
          },
        ],
      },
    ])
  })
})

describe('reports', () => {
  const at = (template: string): [Operation, ReferenceExample] => {
    const found = OPERATIONS.find((one) => one.template === template)
    const [example] = found?.examples ?? []
    if (!found || !example) throw new Error(`The reference has no example of ${template}`)
    return [found, example]
  }

  it('Get CSV report', async () => {
    const [asked, example] = at('/qapi/v1/reports/csv-data-dump{?from,to}')
    expect(asked.path).toBe('/qapi/v1/reports/csv-data-dump?from=2020-02-10&to=2020-02-11')
    const answer = await send(asked, example)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/octet-stream'])
    expect(answer.text).toContain('appointmentId')
  })

  it('orders, checks and downloads an encounter report', async () => {
    const [asked, example] = at('/qapi/v1/encounter-report/create')
    const ordered = await send(asked, example)
    const { id } = ordered.json as { id: string }
    expect([ordered.status, ordered.json]).toEqual([
      201,
      { ...(documented(example) as object), id: expect.stringMatching(UUID) },
    ])
    // The report of the other two examples is of a tenant that has made it.
    const withId = ([one, rest]: [Operation, ReferenceExample]): [Operation, ReferenceExample] => [
      { ...one, path: one.path.replace('bd43a830-6c0b-4120-b5b8-78a117f8ee02', id) },
      rest,
    ]
    // Its answer is shown where bodies of requests are.
    const status = withId(at('/qapi/v1/encounter-report/status/{reportId}'))
    await expect
      .poll(async () => (await send(...status)).json)
      .toEqual({ ...(answerValue(status[1].body ?? '') as object), id })
    const file = await send(...withId(at('/qapi/v1/encounter-report/download/{reportId}')))
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/octet-stream'])
    expect(file.text.slice(0, 2)).toBe('PK')
  })
})

it('Perfect answer API', async () => {
  const [asked, example] = only('Perfect answer API')
  const [success = '', badRequest = '', rejected = ''] = example.answers
  const refused = await send(asked, example)
  expect([refused.status, refused.json]).toEqual([400, answerValue(badRequest)])

  const location = 'ab25dda0-64e6-4666-8bfe-3277656a6405'
  const body = (example.body ?? '').replace('"123"', `"${location}"`)
  const made = await send(asked, { ...example, body })
  expect(made.status).toBe(201)
  expect(made.json).toEqual(
    JSON.parse(success, (_, value) => (value === 'uuid' ? expect.stringMatching(UUID) : value)),
  )
  const again = await send(asked, { ...example, body })
  expect([again.status, again.json]).toEqual([422, answerValue(rejected)])
})

describe.each([0, 1, 2, 3])('assistance requests, locator %i', (nth) => {
  const example = (title: string): [Operation, ReferenceExample] => {
    const found = operation(title)
    const chosen = found.examples[nth]
    if (!chosen) throw new Error(`${title} lacks an example`)
    return [found, chosen]
  }
  const create = example('Create Assistance Request')
  const get = example('Get Current Assistance Request')
  const cancel = example('Cancel Current Assistance Request')

  const asDocumented = (one: ReferenceExample) => ({
    ...(documented(one) as object),
    id: expect.stringMatching(UUID),
    createdAt: expect.stringMatching(ATOM),
  })
  const errorsOf = ([, { answers }]: [Operation, ReferenceExample]) => answers.map(answerValue)

  it('creates', async () => {
    const answer = await send(...create)
    expect(answer.json).toEqual(asDocumented(create[1]))
    expect(answer.status).toBe(201)
  })

  it('gets the current one', async () => {
    const created = await send(...create)
    const answer = await send(...get)
    expect(answer.json).toEqual(asDocumented(get[1]))
    expect(answer.json).toEqual(created.json)
    expect(answer.status).toBe(200)
  })

  it('cancels it, and then knows none', async () => {
    await send(...create)
    const cancelled = await send(...cancel)
    expect([cancelled.status, cancelled.text]).toEqual([204, ''])
    for (const [asked, documentedError] of [
      [get, errorsOf(get)[1]],
      [cancel, errorsOf(cancel)[0]],
    ] as const) {
      const answer = await send(...asked)
      expect([answer.status, answer.json]).toEqual([404, documentedError])
    }
  })

  it('refuses to create with too little, or where there is no device', async () => {
    const [, missing, noDevice] = errorsOf(create)
    const path = '/qapi/v1/request-assistance'
    const empty = await solo.call('POST', path, { body: {} })
    expect([empty.status, empty.json]).toEqual([400, missing])
    const unknown = await solo.call('POST', path, { body: { deviceSerialNumber: 'none such' } })
    expect([unknown.status, unknown.json]).toEqual([404, noDevice])
  })
})
