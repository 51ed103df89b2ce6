import { describe, expect, it } from 'vitest'
import { describeEmulatorOnly } from '../support/solo-target'
import { answerValue } from './reference'
import { documented, OPERATIONS, type OperationExample, only, senderOf, UUID } from './reference-examples'

/** Examples of the reference, sent as they stand with their comments removed, get their documented answers: 22 to 33. */

describeEmulatorOnly('examples of the reference', (solo) => {
  const send = senderOf(solo)

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
    const at = (template: string): OperationExample => {
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
      const withId = ([one, rest]: OperationExample): OperationExample => [
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
})
