import { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { maybeText, soloId, someText } from './fields'

const byId = z.object({ appointment_id: someText })

/** The answers to some questions of the form called `name`. An empty `value` removes an answer. */
const noteUpdate = z.object({
  name: someText,
  questions: z.array(z.object({ id: someText, value: z.array(z.string()) })),
})

const comment = z.looseObject({
  id: soloId.nullish(),
  templateId: soloId.nullish(),
  message: maybeText,
  /** Unix seconds. */
  postedAt: z.number().nullish(),
  author: z.looseObject({ id: soloId.nullish(), username: maybeText }).nullish(),
})

const response = z.looseObject({
  /** `date` is the local time in `timezone`, as in "2017-10-21 16:45:53.000000". */
  dateTime: z.looseObject({ date: maybeText, timezone: maybeText }).nullish(),
  /** The section's title, then the question's. */
  question: z.array(z.string()).nullish(),
  response: z.array(soloId).nullish(),
})

/** One form of a visit's note, with its answers and comments. */
const visitNote = z.looseObject({
  /** The id of the form. */
  id: soloId,
  template: z
    .looseObject({
      name: maybeText,
      /** The reference shows no section; each tenant has its own. */
      flow: z.looseObject({ sections: z.array(z.unknown()).nullish() }).nullish(),
    })
    .nullish(),
  comments: z.array(comment).nullish(),
  responses: z.array(response).nullish(),
})

const updatedNote = z.looseObject({
  name: maybeText,
  questions: z.array(z.looseObject({ id: soloId, value: z.array(soloId).nullish() })).nullish(),
})

/** Operations 16 and 17: "Appointment Note" in the reference. */
export const visitNotes = {
  getVisitNote: {
    operation: 16,
    summary: 'Get Visit Note',
    method: 'GET',
    path: '/qapi/v1/appointments/{appointment_id}/visit-note',
    params: byId,
    answer: z.array(visitNote),
    success: 200,
    errors: [401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  updateVisitNote: {
    operation: 17,
    summary: 'Update Visit Note',
    method: 'PUT',
    path: '/qapi/v1/appointments/{appointment_id}/visit-note',
    params: byId,
    body: noteUpdate,
    bodyMayBeAbsent: true,
    answer: updatedNote,
    success: 200,
    errors: [400, 401, 404],
    envelope: 'nested',
    repeatable: true,
  },
} as const satisfies Record<string, Endpoint>

export type NoteUpdate = z.output<typeof noteUpdate>
