import { describe, expect, it } from 'vitest'
import { formOf } from '@/server/chart/note-form'

const QUESTION = { id: 'q', title: 'Pain', type: 'choice', options: ['0', '1'] }
const SAID = {
  dateTime: { date: '2017-10-21 16:45:53.000000', timezone_type: 3, timezone: 'America/New_York' },
  question: ['Safety', 'Pain'],
  response: ['1'],
}
const form = (sections: unknown[], responses: { question: string[]; response: string[] }[] = []) =>
  formOf({ id: 'f', template: { name: 'Round', flow: { sections } }, comments: [], responses })

describe('a form of a note', () => {
  it('gives each question its answer, by section and title', () => {
    const read = form([{ title: 'Safety', questions: [QUESTION] }], [SAID])
    expect(read.sections).toEqual([
      {
        title: 'Safety',
        questions: [
          {
            id: 'q',
            title: 'Pain',
            options: ['0', '1'],
            value: ['1'],
            answeredAt: '2017-10-21 16:45 America/New_York',
            answerable: true,
          },
        ],
      },
    ])
    expect(read.responses).toEqual([])
  })

  it('shows answers to questions that it no longer has', () => {
    const read = form(
      [{ title: 'Safety', questions: [QUESTION] }],
      [{ ...SAID, question: ['Safety', 'Old question'] }],
    )
    expect(read.responses).toMatchObject([{ question: ['Safety', 'Old question'], response: ['1'] }])
    expect(read.sections?.[0]?.questions[0]?.value).toEqual([])
  })

  it.each([
    ['no section', []],
    ['a section that is a word', ['Safety']],
    ['a section without questions', [{ title: 'Safety' }]],
    ['a question without an id', [{ title: 'Safety', questions: [{ title: 'Pain' }] }]],
    ['two questions of one title', [{ title: 'Safety', questions: [QUESTION, { ...QUESTION, id: 'r' }] }]],
    ['two questions of one id', [{ title: 'Safety', questions: [QUESTION, { ...QUESTION, title: 'x' }] }]],
  ])('is read-only with %s, and loses no answer by it', (_, sections) => {
    const read = form(sections, [SAID])
    expect(read.sections).toBeNull()
    expect(read.responses).toMatchObject([{ question: ['Safety', 'Pain'], response: ['1'] }])
  })

  it('is read-only without a name, by which Solo would be told of answers', () => {
    const read = formOf({
      id: 7,
      template: { flow: { sections: [{ title: 'Safety', questions: [QUESTION] }] } },
      responses: [SAID],
    })
    expect(read.sections).toBeNull()
    expect(read.responses).toHaveLength(1)
  })

  it('leaves to Solo what is answered by neither a text nor one choice', () => {
    const questions = [
      { id: 'a', title: 'Signature', type: 'signature' },
      { id: 'b', title: 'Free' },
      { id: 'c', title: 'Several', type: 'text' },
    ]
    const responses = [{ question: ['S', 'Several'], response: ['one', 'other'] }]
    const read = form([{ title: 'S', questions }], responses)
    expect(read.sections?.[0]?.questions.map(({ id, answerable }) => [id, answerable])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ])
  })

  it('survives whatever else a tenant leaves out', () => {
    expect(formOf({ id: 'f' })).toEqual({
      id: 'f',
      name: null,
      sections: null,
      responses: [],
      comments: [],
    })
  })
})
