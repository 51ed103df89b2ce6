import type { NoteQuestion, NoteSection } from '../db/note-tables'
import { VISIT_NOTE } from './examples'
import { stableUuid } from './stable-uuid'

/** A form with the names of the waiting rooms whose visits have it. */
export interface DemoForm {
  readonly id: string
  readonly name: string
  readonly waitingRooms: readonly string[]
  readonly sections: readonly NoteSection[]
}

/** All waiting rooms except that of the example's appointment, whose note is documented. */
const ROOMS = ['Default Waiting Room Name 1', 'Default Waiting Room Name 2', 'GreatRoom']

const SEX: Omit<NoteQuestion, 'id'> = {
  title: 'Sex',
  type: 'choice',
  options: ['Female', 'Male', 'Other', 'Unknown'],
  tag: 'gender',
}

/** Questions tagged with the fields of perfect-answer's request that answer them. */
const CONSULT: readonly Omit<NoteQuestion, 'id'>[] = [
  { title: 'Consult type', type: 'choice', options: ['new', 'update'], tag: 'consultType' },
  {
    title: 'Reason for consult',
    type: 'choice',
    options: ['Stroke', 'EEG Stat', 'EEG Routine'],
    tag: 'reason',
  },
  { title: 'Requesting provider', type: 'text', tag: 'requestingProvider' },
  { title: 'Physician callback number', type: 'text', tag: 'physicianCallbackNumber' },
  { title: 'Caller', type: 'text', tag: 'caller' },
  { title: 'Patient location', type: 'text', tag: 'patientLocation' },
  { title: 'Call center notified', type: 'text', tag: 'callCenterNotified' },
  { title: 'Physician notified', type: 'text', tag: 'physicianNotified' },
]

const text = (title: string) => ({ title, type: 'text' }) as const
const choice = (title: string, ...options: string[]) => ({ title, type: 'choice', options }) as const

type Untold = Readonly<Record<string, readonly Omit<NoteQuestion, 'id'>[]>>

/** Returns the sections of a form, with ids that are the same on every machine, and `ids` where the reference gives one. */
const sectionsOf = (
  form: string,
  sections: Untold,
  ids: Readonly<Record<string, string>> = {},
): readonly NoteSection[] =>
  Object.entries(sections).map(([title, questions]) => ({
    title,
    questions: questions.map((question) => ({
      id: ids[question.title] ?? stableUuid(`${form}: ${question.title}`),
      ...question,
    })),
  }))

const ACUTE_NEUROLOGY = 'Acute Neurology - Physician Services'
const EEG = 'EEG - Physician Services'
const NURSING_ROUND = 'Virtual Nursing - Round'

/** The practice's usual form comes first. perfect-answer names the two physician services. */
export const DEMO_FORMS: readonly DemoForm[] = [
  {
    id: stableUuid(ACUTE_NEUROLOGY),
    name: ACUTE_NEUROLOGY,
    waitingRooms: ROOMS,
    sections: sectionsOf(
      ACUTE_NEUROLOGY,
      {
        Patient: [SEX],
        Consult: CONSULT,
        Assessment: [text('Last known well'), text('NIHSS score'), text('Impression')],
      },
      // "Update Visit Note".
      { Sex: '923c5621-66a1-49a3-aa7b-a7753cbfd139' },
    ),
  },
  {
    id: '3f2d6c1e-8d0f-4b7a-9a55-2b8c1d7e4f03',
    name: EEG,
    waitingRooms: ROOMS,
    sections: sectionsOf(EEG, {
      Patient: [SEX],
      Consult: CONSULT,
      Findings: [text('Background'), choice('Seizures seen', 'Yes', 'No'), text('Impression')],
    }),
  },
  {
    id: stableUuid(NURSING_ROUND),
    name: NURSING_ROUND,
    waitingRooms: ROOMS,
    sections: sectionsOf(NURSING_ROUND, {
      Safety: [
        choice('Call light within reach', 'Yes', 'No'),
        choice('Fall precautions in place', 'Yes', 'No'),
        choice('Pain, 0 to 10', ...Array.from({ length: 11 }, (_, score) => String(score))),
      ],
      Education: [text('What was explained'), choice('Understood', 'Yes', 'In part', 'No')],
    }),
  },
  { id: VISIT_NOTE.templateId, name: 'template2', waitingRooms: ['my waiting room'], sections: [] },
]
