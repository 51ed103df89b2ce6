import { expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { isRefused, succeeded } from '../expectations'
import { newId, ownRecords } from '../own-records'
import { tenant } from '../tenant'

/** Operations 16 and 17. */

const { template, questionId, answer } = tenant.note
const ANSWERED = { name: template, questions: [{ id: questionId, value: [answer] }] }

describeSolo('visit notes', (solo) => {
  const { newPatient, book } = ownRecords(solo)
  const pathOf = (visit: number | string) => `/qapi/v1/appointments/${visit}/visit-note`
  const get = (visit: number | string) => solo().call('GET', pathOf(visit))
  const update = (visit: number | string, body: unknown) => solo().call('PUT', pathOf(visit), { body })

  it('are a list of templates, each with its comments and responses', async () => {
    const notes = succeeded(await get(await book(await newPatient())), 200)
    const form = expect.objectContaining({
      id: expect.any(String),
      template: expect.objectContaining({ name: expect.any(String), flow: { sections: expect.any(Array) } }),
      comments: [],
      responses: [],
    })
    for (const one of notes as unknown[]) expect(one).toEqual(form)
  })

  it('keep answers, and show them under section and question, with their time', async () => {
    const visit = await book(await newPatient())
    expect(succeeded(await update(visit, ANSWERED), 200)).toEqual(ANSWERED)
    const notes = succeeded(await get(visit), 200) as { template: { name: string }; responses: unknown }[]
    expect(notes.find((one) => one.template.name === template)?.responses).toEqual([
      {
        dateTime: {
          date: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/),
          timezone_type: 3,
          timezone: expect.any(String),
        },
        question: [expect.any(String), expect.any(String)],
        response: [answer],
      },
    ])
  })

  it('of one visit are not those of another', async () => {
    const patient = await newPatient()
    const [one, other] = [await book(patient), await book(patient)]
    const before = succeeded(await get(other), 200)
    await update(one, ANSWERED)
    expect(succeeded(await get(other), 200)).toEqual(before)
  })

  it.each([
    ['no name', { ...ANSWERED, name: undefined }],
    ['an unknown template', { ...ANSWERED, name: newId() }],
    ['no questions', { ...ANSWERED, questions: undefined }],
    ['an unknown question', { ...ANSWERED, questions: [{ id: newId(), value: ['x'] }] }],
    ['a question without an id', { ...ANSWERED, questions: [{ value: ['x'] }] }],
    ['a value that is no list', { ...ANSWERED, questions: [{ id: questionId, value: answer }] }],
  ])('are not changed by %s', async (_, body) => {
    const visit = await book(await newPatient())
    const before = succeeded(await get(visit), 200)
    isRefused(await update(visit, body), 400)
    expect(succeeded(await get(visit), 200)).toEqual(before)
  })

  it('are of appointments that there are', async () => {
    const visit = newId()
    isRefused(await get(visit), 404)
    isRefused(await update(visit, ANSWERED), 404)
  })
})
