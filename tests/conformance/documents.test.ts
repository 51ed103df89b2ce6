import { expect, it } from 'vitest'
import { patientDocument } from '@/server/solo-emulator/db/schema'
import { describeEmulatorOnly } from '../support/solo-target'

const PATH = '/qapi/v1/patients/1/documents'
const DOCUMENT = {
  name: 'document name',
  dateTime: 1510367140,
  responses: [{ question: 'question 1', response: 'response to question 1' }],
}

describeEmulatorOnly('patient documents', (solo, database) => {
  it('keeps a document as it was sent, for that patient', async () => {
    const answer = await solo().call('POST', PATH, { body: DOCUMENT })
    expect([answer.status, answer.json]).toEqual([201, []])
    expect(await database().orm.select().from(patientDocument)).toMatchObject([
      {
        patientSpid: 1,
        name: 'document name',
        date: new Date(1510367140_000),
        responses: DOCUMENT.responses,
      },
    ])
  })

  it.each([
    ['name', { name: undefined }],
    ['name', { name: '' }],
    ['dateTime', { dateTime: undefined }],
    ['dateTime', { dateTime: '2017-11-11' }],
    ['dateTime', { dateTime: 1510367140000 }],
    ['responses', { responses: undefined }],
    ['responses.0.question', { responses: [{ response: 'a' }] }],
    ['responses.0.response', { responses: [{ question: 'a' }] }],
  ])('requires all fields: %s in %j', async (field, change) => {
    const answer = await solo().call('POST', PATH, { body: { ...DOCUMENT, ...change } })
    expect(answer.status).toBe(400)
    expect(answer.json).toEqual({
      error: { message: expect.stringContaining(`Bad parameters [${field}: `) },
    })
    expect(await database().orm.$count(patientDocument)).toBe(0)
  })

  it('answers 404 for an unknown patient', async () => {
    const answer = await solo().call('POST', '/qapi/v1/patients/nobody/documents', { body: DOCUMENT })
    expect([answer.status, answer.json]).toEqual([404, { error: { message: expect.any(String) } }])
  })
})
