import { z } from 'zod'

/** Text that must say something. */
export const someText = z.string().min(1)

/** One of Solo's integers (SPID, SAID) in a path. */
export const soloNumber = z.string().regex(/^\d{1,15}$/, 'must be a whole number')

/** Seconds since the Unix epoch. The bound (the year 2286) refuses milliseconds, the usual mistake. */
export const unixSeconds = z.int().min(0).max(9_999_999_999)

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
export const durationSeconds = z.int().min(1).max(86_400)

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
