import { z } from 'zod'
import { nameAlone } from '@/lib/chart/file-name'
import { LONGEST_FILE_NAME } from '@/lib/chart/files'

/** `/{id}` of a bed. */
export const bedId = z.object({ id: z.uuid('must be the id of a bed') })

/** An id in Solo. */
const soloId = z.string().regex(/^[\x21-\x7e]{1,100}$/, 'must be an id of Solo')

/** Solo's id of the patient whose chart was opened. */
const patient = z.string().min(1, 'must be the id of a patient').max(200, 'must be the id of a patient')

const inAppointment = bedId.extend({ appointment: soloId })
export const chartPath = {
  episode: bedId.extend({ episode: soloId }),
  appointment: inAppointment,
  attachment: inAppointment.extend({ attachment: soloId }),
}

/** Percent-encoded, since headers hold only ASCII. */
const encoded = <T>(schema: z.ZodType<T, string>) =>
  z
    .string()
    .max(2_000, 'is too long')
    .transform((value, check) => {
      try {
        return decodeURIComponent(value)
      } catch {
        check.addIssue('must be percent-encoded')
        return z.NEVER
      }
    })
    .pipe(schema)

/** The patient's id in a header, for requests without a JSON body: addresses end up in logs. */
export const forPatient = z.object({ 'chart-patient': encoded(patient) })

/** A file's name, in a header for the same reason. */
export const attaching = forPatient.extend({
  'file-name': encoded(
    z
      .string()
      .min(1, 'must not be empty')
      .max(LONGEST_FILE_NAME, `must be at most ${LONGEST_FILE_NAME} characters`)
      .regex(/^\P{Cc}*$/u, 'must hold no control characters')
      .transform(nameAlone)
      .refine((name) => name.length > 0, 'must not be empty'),
  ),
})

const LONGEST_DAY_MS = 26 * 3_600_000
/** The end of the year 9999: what is later has no four-digit year, and neither PostgreSQL nor Solo takes it as a date. */
const LAST_MS = Date.UTC(10_000, 0, 1) - 1
const moment = z.coerce
  .number('must be a time')
  .int('must be a time')
  .min(0, 'must be a time')
  .max(LAST_MS, 'must be a time before the year 10000')

/** A day in the browser's own time zone, in ms since the Unix epoch; with daylight saving up to 25 h. */
export const day = z
  .object({ from: moment, to: moment })
  .refine(({ from, to }) => to > from && to - from <= LONGEST_DAY_MS, {
    path: ['to'],
    message: 'must be after from, and by no more than a day',
  })

/** PostgreSQL's text cannot hold NUL. */
const prose = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `must be at most ${longest} characters`)
    .refine((value) => !value.includes('\0'), 'must hold no control characters')
const said = prose(5_000)

const MOST_ANSWERS = 200
const answer = z.array(said.min(1, 'must not be empty')).max(1, 'must be one answer')

/** Answers to the questions of one form; an empty value removes an answer. */
export const noteAnswers = z.strictObject({
  patient,
  form: z.string().min(1).max(200),
  answers: z
    .array(
      z.strictObject({ id: z.string().min(1).max(200), value: answer, was: z.array(z.string()).max(100) }),
    )
    .min(1, 'must hold an answer')
    .max(MOST_ANSWERS),
})

export const newDocument = z.strictObject({
  patient,
  name: prose(200).min(1, 'must not be empty'),
  responses: z
    .array(z.strictObject({ question: prose(500).min(1, 'must not be empty'), response: said }))
    .min(1, 'must hold a line')
    .max(50, 'must be at most 50 lines'),
})

/** The patient's id of a removal, as with every change of a chart. */
export const removal = z.strictObject({ patient })

export const soloLink = z.strictObject({ patient, appointmentId: soloId })

/** Why a nurse opens a chart outside their own units, in their own words. */
export const glassReason = z.strictObject({
  reason: z
    .string()
    .trim()
    .min(5, 'must say why, in at least 5 characters')
    .max(300, 'must be at most 300 characters')
    .regex(/^\P{Cc}*$/u, 'must hold no control characters'),
})
