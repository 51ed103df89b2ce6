import { z } from 'zod'

/** Text that must say something. */
export const someText = z.string().min(1)

const DAY_AND_TIME = /^(\d{4}-\d{2}-\d{2}) (?:0?[1-9]|1[0-2]):[0-5]\d [AP]M$/

const day = z.iso.date()
const isoMoment = z.iso.datetime({ offset: true, local: true })

/**
 * A moment as the reference writes one for people: `2020-03-31 10:12 AM`. A day by itself and ISO 8601 are understood too, and an
 * empty text counts as not given.
 */
export const dayAndTime = z.string().refine((text) => {
  const [, ofDay = text] = DAY_AND_TIME.exec(text) ?? []
  return text === '' || day.safeParse(ofDay).success || isoMoment.safeParse(text).success
}, 'should be a day and a time, as in 2020-03-31 10:12 AM')

/** One of Solo's integers (SPID, SAID) in a path. */
export const soloNumber = z.string().regex(/^\d{1,15}$/, 'must be a whole number')

/** A whole number in a range, which a refusal names. */
function whole(min: number, max: number) {
  const error = `should be in range [${min}, ${max}]`
  return z.int().min(min, error).max(max, error)
}

/** Seconds since the Unix epoch. The bound (the year 2286) refuses milliseconds, the usual mistake. */
export const unixSeconds = whole(0, 9_999_999_999)

/**
 * A number in a query: a caller may give a number or its digits, a server reads digits. Anything else is refused with
 * `error`.
 */
export const numberInQuery = (number: z.ZodNumber | z.ZodInt, error: string) =>
  z.union(
    [
      number,
      z
        .string()
        .regex(/^\d{1,15}$/)
        .refine((text) => number.safeParse(Number(text)).success),
    ],
    { error },
  )

/** Seconds, as the reference bounds a visit: [1, 86400]. */
export const durationSeconds = whole(1, 86_400)

/** An id that an answer shows as a number in one place and as text in another. */
export const soloId = z.union([z.string(), z.number()])

/** Text that an answer may lack, or hold as null. */
export const maybeText = z.string().nullish()

/** A boolean that an answer may lack, or hold as null. */
export const maybeFlag = z.boolean().nullish()

/** The `[]` with which Solo says "done". No code reads it, so an object is accepted too. */
export const acknowledgement = z.union([z.array(z.unknown()), z.looseObject({})])

/** The answer that has no body. */
export const nothing = z.void()
