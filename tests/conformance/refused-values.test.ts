import { assert, asyncProperty, sample } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeRunningSolo } from '../support/solo-server'
import { addressOf, queryText } from './generators/broken'
import { OPERATIONS } from './generators/requests'
import { randomRuns } from './generators/runs'

/** What a refusal of parameters says where the reference has no words for it: the field, and what it should be. */

/** The members of bodies that are days or moments, as the reference's examples show them. */
const TIMES = new Set([
  'birthDate',
  'deceasedAt',
  'date',
  'dateTime',
  'from',
  'to',
  'dob',
  'callCenterNotified',
  'physicianNotified',
])
const NO_TIMES = [
  'not a date',
  '2024-02-30',
  '2023-02-29 10:12 AM',
  '2024-01-01 25:00 AM',
  '01/02/2024',
  -1,
  true,
]

const timesOf = (body: object) => Object.keys(body).filter((name) => TIMES.has(name))

describeRunningSolo('what is refused', (solo) => {
  const post = (path: string, body: object) => solo().call('POST', `/qapi/v1${path}`, { body })
  const CONSULT = {
    firstName: 'Ada',
    lastName: 'Byron',
    dob: '1990-01-01',
    locationId: '6f9619ff-8b86-4011-b42d-00cf4fc964ff',
    mrn: '1',
    requestingProvider: 'Dr. Day',
    consultType: 'new',
    reason: 'Stroke',
  }

  it.each([
    ['/patients', {}, 'id: This field is missing.'],
    ['/patients', { id: '' }, 'id: This is empty.'],
    ['/patients', { id: 7 }, 'id: This is not a text.'],
    ['/patients', { id: 'P', active: 'yes' }, 'active: This is not true or false.'],
    ['/patients', { id: 'P', name: 'Ada' }, 'name: This is not a list.'],
    ['/patients', { id: 'P', name: ['Ada'] }, 'name.0: This is not an object.'],
    [
      '/patients',
      { id: 'P', birthDate: '2024-02-30' },
      'birthDate: This is not a day of the calendar, as in 2020-03-31.',
    ],
    ['/patients/1/appointments', {}, 'waitingRoom: This field is missing.'],
    [
      '/patients/1/appointments',
      { waitingRoom: 'my waiting room', duration: 0, date: 1.5 },
      'date: This is not a whole number., duration: should be in range [1, 86400]',
    ],
    [
      '/patients/1/appointments',
      { waitingRoom: 'my waiting room', date: 1_700_000_000_000 },
      'date: should be in range [0, 9999999999]',
    ],
    [
      '/perfect-answer',
      { ...CONSULT, reason: 'Other' },
      'reason: This is not one of Stroke, EEG Stat, EEG Routine.',
    ],
    ['/perfect-answer', { ...CONSULT, consultType: undefined }, 'consultType: This field is missing.'],
    ['/perfect-answer', { ...CONSULT, locationId: 'one' }, 'locationId: This is not a valid UUID.'],
    [
      '/perfect-answer',
      { ...CONSULT, physicianNotified: 'now' },
      'physicianNotified: This is not a moment in ISO 8601, as in 2020-03-31T10:12:00+00:00.',
    ],
  ])('at %s is named with what it should be: %j', async (path, body, parameters) => {
    const { status, json } = await post(path, body)
    expect([status, json]).toEqual([400, { error: { message: `Bad parameters [${parameters}]` } }])
  })

  const withTimes = OPERATIONS.filter(({ request }) =>
    sample(request, { numRuns: 50, seed: 1 }).some(({ body = {} }) => timesOf(body).length > 0),
  )
  describe.each(withTimes)('by operation $operation', ({ method, address, headers = {}, request }) => {
    it('is each day and moment that is none', async () => {
      const isRefused = asyncProperty(request, async ({ params, query, body = {} }) => {
        for (const name of timesOf(body)) {
          for (const wrong of NO_TIMES) {
            const path = `${addressOf(address, params)}?${queryText(query)}`
            const answer = await solo().call(method, path, { headers, body: { ...body, [name]: wrong } })
            expect([name, wrong, answer.status, answer.text]).toEqual([
              name,
              wrong,
              400,
              expect.stringContaining(name),
            ])
          }
        }
      })
      await assert(isRefused, randomRuns(5))
    })
  })
})
