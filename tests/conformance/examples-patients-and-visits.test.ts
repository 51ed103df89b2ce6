import { describe, expect, it } from 'vitest'
import { describeEmulatorOnly } from '../support/solo-target'
import { answerValue } from './reference'
import { ATOM, documented, OPERATIONS, only, senderOf, UUID } from './reference-examples'

/** Examples of the reference, sent as they stand with their comments removed, get their documented answers: 1 to 21. */

describeEmulatorOnly('examples of the reference', (solo) => {
  const send = senderOf(solo)

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
      const answer = await solo().call(method, path, { body: documented(example) })
      expect([answer.status, answer.json]).toEqual([200, documented(example)])
    })

    it('Upload attachment to appointment', async () => {
      const [{ method, path }, example] = only('Upload attachment to appointment')
      const shown = documented(example) as { size: number }
      const bytes = Buffer.alloc(shown.size, '%PDF-1.4\n')
      const upload = (to: string, headers = example.headers) =>
        solo().call(method, to, { headers: { ...headers, 'Api-Key': solo().apiKey }, apiKey: null, bytes })
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
})
