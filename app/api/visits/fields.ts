import { z } from 'zod'
import { APPOINTMENT_LIMITS } from '@/lib/appointments/types'
import { word } from '../../_http/fields'

const { days, shortestSeconds, longestSeconds, reasonLength } = APPOINTMENT_LIMITS
const LONGEST_RANGE_MS = days * 86_400_000
/** The year 2286, the last that Solo's ten digits of seconds reach. */
const LAST_MS = 9_999_999_999_000

const moment = z.int('must be a time, in ms').min(0).max(LAST_MS)

const duration = z
  .int('must be a whole number of seconds')
  .min(shortestSeconds, `must be at least ${shortestSeconds}`)
  .max(longestSeconds, `must be at most ${longestSeconds}`)

/** Solo counts in seconds. */
const start = moment.refine((ms) => ms % 1000 === 0, 'must be a whole second')

const inQuery = <T extends z.ZodType<number, number>>(number: T) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .pipe(number)

const rangeFields = { from: inQuery(moment), to: inQuery(moment) }

const bounded = <T extends z.ZodType<{ from: number; to: number }>>(range: T) =>
  range
    .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be earlier than from' })
    .refine(({ from, to }) => to - from <= LONGEST_RANGE_MS, {
      path: ['to'],
      error: `must be at most ${days} days after from`,
    })

/** `?from&to`, ms since the epoch. */
export const appointmentRange = bounded(z.strictObject(rangeFields))

/** `?waitingRoom&from&to&durationSeconds`. */
export const slotSearch = bounded(
  z.strictObject({ ...rangeFields, waitingRoom: word, durationSeconds: inQuery(duration) }),
)

/** `/{id}` of an appointment booked in Lantern. */
export const appointmentId = z.object({ id: z.uuid('must be the id of an appointment') })

/** `/{id}` of a bed. */
export const bedId = z.object({ id: z.uuid('must be the id of a bed') })

const slot = { startsAt: start, durationSeconds: duration }

export const newAppointment = z.strictObject({
  bedId: z.uuid('must be the id of a bed'),
  patient: word,
  waitingRoom: word,
  ...slot,
  reason: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(reasonLength, `must be at most ${reasonLength} characters`)
    .regex(/^\P{Cc}*$/u, 'must hold no control characters'),
})

export const move = z.strictObject(slot)
