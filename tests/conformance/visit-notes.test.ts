import { expect, it } from 'vitest'
import { describeEmulatorOnly } from '../support/solo-target'

const NEUROLOGY = 'Acute Neurology - Physician Services'
/** The form's name in "Update Visit Note". */
const SEX = '923c5621-66a1-49a3-aa7b-a7753cbfd139'
/** The form's name in "Get Appointment Attachments". */
const AGGREGATE_ID = 'f9856715-f48a-4c31-97ad-fa47e586cbee'

interface Note {
  id: string
  template: {
    name: string
    flow: { sections: { title: string; questions: { id: string; title: string }[] }[] }
  }
  comments: unknown[]
  responses: {
    dateTime: { date: string; timezone_type: number; timezone: string }
    question: string[]
    response: string[]
  }[]
}

const nested = (message: unknown) => ({ error: { message } })
const pathOf = (visit: number | string) => `/qapi/v1/appointments/${visit}/visit-note`

describeEmulatorOnly('visit notes', (solo) => {
  const update = (body: unknown, visit: number | string = 1) => solo().call('PUT', pathOf(visit), { body })
  const answer = (...questions: { id: string; value: string[] }[]) => update({ name: NEUROLOGY, questions })
  const notes = async (visit: number | string = 1) => (await solo().call('GET', pathOf(visit))).json as Note[]
  const neurology = async () => {
    const found = (await notes()).find(({ template }) => template.name === NEUROLOGY)
    if (!found) throw new Error(`The note has no ${NEUROLOGY}`)
    return found
  }
  /** The form's questions after the sex, by what they ask. */
  const otherQuestions = async () => {
    await answer()
    const { template } = await neurology()
    const all = template.flow.sections.flatMap(({ questions }) => questions)
    return all.filter(({ id }) => id !== SEX)
  }

  it('keeps answers under their section and question, dated now on the clocks of the practice', async () => {
    const before = Date.now()
    const answered = await answer({ id: SEX, value: ['Female'] })
    expect([answered.status, answered.json]).toEqual([
      200,
      { name: NEUROLOGY, questions: [{ id: SEX, value: ['Female'] }] },
    ])
    const [response, ...others] = (await neurology()).responses
    expect(others).toEqual([])
    expect(response).toMatchObject({
      dateTime: { timezone_type: 3, timezone: 'America/New_York' },
      question: ['Patient', 'Sex'],
      response: ['Female'],
    })
    const { date } = response?.dateTime ?? { date: '' }
    expect(date).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/)
    const timeZone = 'America/New_York'
    const minuteOf = (ms: number) => {
      const moment = new Date(ms)
      const day = moment.toLocaleDateString('en-CA', { timeZone })
      return `${day} ${moment.toLocaleTimeString('en-GB', { timeZone, timeStyle: 'short' })}`
    }
    expect([minuteOf(before), minuteOf(Date.now())]).toContain(date.slice(0, 16))
  })

  it('adds the form to those that the note has', async () => {
    expect((await notes()).map(({ template }) => template.name)).toEqual(['template2'])
    await answer({ id: SEX, value: ['Male'] })
    expect((await notes()).map(({ template }) => template.name).sort()).toEqual([NEUROLOGY, 'template2'])
  })

  it('changes the answers that are sent and keeps the others', async () => {
    const [one, two] = await otherQuestions()
    if (!one || !two) throw new Error('The form has too few questions')
    await answer({ id: one.id, value: ['first', 'second'] }, { id: two.id, value: ['third'] })
    const changed = await answer({ id: one.id, value: ['fourth'] })
    expect(changed.json).toEqual({
      name: NEUROLOGY,
      questions: [
        { id: one.id, value: ['fourth'] },
        { id: two.id, value: ['third'] },
      ],
    })
    const { responses } = await neurology()
    expect(responses.map(({ question, response }) => [question[1], response])).toEqual([
      [one.title, ['fourth']],
      [two.title, ['third']],
    ])
  })

  it('takes an answer back, and keeps the later of two answers to one question', async () => {
    await answer({ id: SEX, value: ['Male'] }, { id: SEX, value: ['Other'] })
    expect((await neurology()).responses).toMatchObject([{ response: ['Other'] }])
    await answer({ id: SEX, value: [] })
    expect((await neurology()).responses).toEqual([])
  })

  it('keeps the simultaneous answers of several callers', async () => {
    const questions = (await otherQuestions()).slice(0, 6)
    const sent = await Promise.all(questions.map(({ id, title }) => answer({ id, value: [title] })))
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]))
    const { responses } = await neurology()
    expect(responses.map(({ response }) => response)).toEqual(questions.map(({ title }) => [title]))
  })

  it('keeps all answers when the body is missing', async () => {
    await answer({ id: SEX, value: ['Other'] })
    const unchanged = await solo().call('PUT', pathOf(1))
    expect(unchanged.json).toEqual({ name: NEUROLOGY, questions: [{ id: SEX, value: ['Other'] }] })
  })

  it('gives a new visit the forms of its waiting room, empty', async () => {
    const made = await solo().call('POST', '/qapi/v1/patients/1/appointments', {
      body: { waitingRoom: 'GreatRoom' },
    })
    const { id } = made.json as { id: number }
    const found = await notes(id)
    expect(found.map(({ template }) => template.name)).toEqual(
      expect.arrayContaining([NEUROLOGY, 'EEG - Physician Services']),
    )
    for (const note of found) {
      expect(note).toMatchObject({ comments: [], responses: [] })
      expect(note.template.flow.sections.length).toBeGreaterThan(0)
    }
    await answer({ id: SEX, value: ['Male'] })
    expect(await notes(id)).toEqual(found)
  })

  it('takes the aggregate id of the appointment as well', async () => {
    expect(await notes(AGGREGATE_ID)).toEqual(await notes())
  })

  it.each([
    ['no name', { questions: [] }, 'name'],
    ['an empty name', { name: '', questions: [] }, 'name'],
    ['no questions', { name: NEUROLOGY }, 'questions'],
    ['a question without an id', { name: NEUROLOGY, questions: [{ value: ['Male'] }] }, 'questions.0.id'],
    [
      'a value that is no list',
      { name: NEUROLOGY, questions: [{ id: SEX, value: 'Male' }] },
      'questions.0.value',
    ],
    [
      'a value that is no text',
      { name: NEUROLOGY, questions: [{ id: SEX, value: [1] }] },
      'questions.0.value.0',
    ],
    ['an unknown template', { name: 'No Such Form', questions: [] }, 'name'],
    [
      'an unknown question among others',
      {
        name: NEUROLOGY,
        questions: [
          { id: SEX, value: ['Male'] },
          { id: AGGREGATE_ID, value: ['x'] },
        ],
      },
      'questions.1.id',
    ],
    ['a list for a body', [], 'body'],
  ])('refuses %s, and writes nothing', async (_, body, field) => {
    const refused = await update(body)
    expect([refused.status, refused.json]).toEqual([
      400,
      nested(expect.stringMatching(new RegExp(`^Bad parameters \\[${field}: .+\\]$`))),
    ])
    expect((await notes()).map(({ template }) => template.name)).toEqual(['template2'])
  })

  it('refuses a value that no database can store', async () => {
    expect((await answer({ id: SEX, value: ['a\u0000b'] })).status).toBe(400)
  })

  it('answers 404 for an unknown appointment', async () => {
    for (const visit of ['999', 'unknown', '00000000-0000-4000-8000-000000000000']) {
      const asked = [
        await solo().call('GET', pathOf(visit)),
        await update({ name: NEUROLOGY, questions: [] }, visit),
      ]
      expect(asked.map(({ status, json }) => [status, json])).toEqual([
        [404, nested('Appointment not found')],
        [404, nested('Appointment not found')],
      ])
    }
  })
})
