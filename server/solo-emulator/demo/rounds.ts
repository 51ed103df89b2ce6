import type { Provider } from '../db/schema'
import { DEMO_HOSPITAL } from './hospital'
import { DEMO_FORMS } from './note-forms'
import { stableUuid } from './stable-uuid'

/** The current events of the demo hospital: virtual rounds at some of its beds. */

export const ROUNDS_ROOM = 'GreatRoom'
export const ROUND_SECONDS = 900
/** The day before, and the week from the start on. */
const DAYS = [-1, 0, 1, 2, 3, 4, 5, 6]

export const ROUNDS_NURSE: Provider = {
  id: '2001',
  email: 'vera.lindholm@example.com',
  firstName: 'Vera',
  middleName: '',
  lastName: 'Lindholm',
}

const FORM = DEMO_FORMS.find(({ name }) => name === 'Virtual Nursing - Round')

/** The findings of a past round: the first answer that each of the first questions offers. */
export const ROUND_ANSWERS = (FORM?.sections ?? []).slice(0, 1).flatMap(({ title, questions }) =>
  questions.slice(0, 2).map((question) => ({
    templateId: FORM?.id ?? '',
    questionId: question.id,
    section: title,
    question: question.title,
    value: question.options?.slice(0, 1) ?? [],
  })),
)

export interface DemoStay {
  readonly patientId: string
  readonly episodeId: string
  readonly rounds: readonly {
    /** The same for each start on one day, so that no start books the round twice. */
    readonly externalId: string
    readonly at: Date
    readonly over: boolean
  }[]
}

/** Returns the rounds: every third patient has one a day between 9 and 16, in the time zone of this process. */
export function demoStays(now: Date): DemoStay[] {
  const patients = DEMO_HOSPITAL.buildings.flatMap(({ beds }) => beds.flatMap(({ patient }) => patient ?? []))
  const example = patients.findIndex(({ mrn }) => mrn === '1234')
  return patients.flatMap((patient, index) =>
    index % 3 === example % 3 ? stayOf(patient.id, index, now) : [],
  )
}

function stayOf(patientId: string, index: number, now: Date): DemoStay {
  const quarter = 4 * 9 + (index % 28)
  return {
    patientId,
    episodeId: stableUuid(`stay of ${patientId}`),
    rounds: DAYS.map((offset) => {
      const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset, 0, quarter * 15)
      return {
        externalId: `demo round ${index} of ${dayOf(at)}`,
        at,
        over: offset < 0,
      }
    }),
  }
}

/** Returns YYYY-MM-DD in the time zone of this process. */
export const dayOf = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
