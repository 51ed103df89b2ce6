import { z } from 'zod'
import { DISPLAY_KINDS } from '@/lib/board/display'
import { LONGEST_NOTE, OUTCOME_KINDS } from '@/lib/board/outcome'
import { CANCEL_REASONS, REASONS } from '@/lib/board/reasons'
import { type CallVia, type Locator, PRIORITIES } from '@/lib/board/types'

/** `/{id}` of a request. */
export const requestId = z.object({ id: z.uuid('must be the id of a request') })

/** `/{id}` of an appointment, as Solo names it. */
export const appointmentId = z.object({
  id: z.string().regex(/^[\x21-\x7e]{1,100}$/, 'must be an id of Solo'),
})

/** A typed name or number. PostgreSQL's text cannot hold NUL, and no one types control characters. */
export const word = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(100, 'must be at most 100 characters')
  .regex(/^\P{Cc}*$/u, 'must hold no control characters')

/** A time in milliseconds, in a query. */
export const momentInQuery = z
  .string()
  .regex(/^\d{1,16}$/, 'must be a time in milliseconds')
  .transform(Number)
  .pipe(z.number().max(8_640_000_000_000_000, 'must be a time in milliseconds'))

const FORMS = {
  building: z.strictObject({ building: word, floor: word, room: word, bed: word.exactOptional() }),
  department: z.strictObject({ department: word, room: word, bed: word.exactOptional() }),
  patientMrn: z.strictObject({ patientMrn: word }),
  deviceSerialNumber: z.strictObject({ deviceSerialNumber: word }),
}
const formOf = (value: Record<string, unknown>) => {
  const named = Object.entries(FORMS).filter(([key]) => value[key] !== undefined)
  return named.length === 1 ? named[0]?.[1] : undefined
}

/** A place in exactly one of the four forms of Solo's request-assistance. */
const locator = z.record(z.string(), z.unknown()).transform((value, check): Locator => {
  const form = formOf(value)
  if (!form) {
    check.addIssue(
      'must name the place by exactly one of building, department, patientMrn, deviceSerialNumber',
    )
    return z.NEVER
  }
  const parsed = form.safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) check.addIssue({ ...issue })
  return z.NEVER
})

/** A request for help. */
export const newRequest = z.strictObject({
  locator,
  reason: z.enum(REASONS),
  priority: z.enum(PRIORITIES),
})

/** Why a request is cancelled. */
export const cancellation = z.strictObject({ reason: z.enum(CANCEL_REASONS) })

/** What the nurse says of a call that is over. */
export const outcome = z.strictObject({
  kind: z.enum(OUTCOME_KINDS),
  note: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_NOTE)
    .regex(/^[^\p{Cc}]*$/u, 'must hold no control characters')
    .exactOptional(),
})

/** The way to join the call (Solo or Teams), and the MRN of the patient that the nurse has confirmed. */
export const joining = z.strictObject({ via: z.enum(['solo', 'teams'] satisfies CallVia[]), mrn: word })

/** `/{id}` of a display. */
export const displayId = z.object({ id: z.uuid('must be the id of a display') })

/** The settings of a display. */
export const displayChoice = z.strictObject({
  name: word,
  buildingId: z.uuid('must be the id of a building').nullable(),
  unit: word.nullable(),
  showsNames: z.boolean(),
})

/** Whether a wall may show names, at the place where the charge nurse saw it. */
export const namesDecision = z.strictObject({
  approved: z.boolean(),
  buildingId: z.uuid('must be the id of a building').nullable(),
  unit: word.nullable(),
})

/** The code of a screen, and the display that it becomes. */
export const newDisplay = displayChoice.extend({
  code: word,
  kind: z.enum(DISPLAY_KINDS).default('wall'),
})

/** The serial number of the device that a screen becomes; a wall sends none. */
export const bedsideScreen = z.strictObject({ serial: word })

/** The key that makes a repeat of the same request safe. */
export const idempotency = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible ASCII characters')
    .optional(),
})

/**
 * One try to ask for help: its key, and how long ago (ms) the user tapped. The second differs from try to try, so it is no part
 * of the body, which the key stands for.
 */
export const askingTry = idempotency
  .extend({
    'asked-ago-ms': z
      .string()
      .regex(/^\d{1,15}$/, 'must be a number of milliseconds')
      .transform(Number)
      .optional(),
  })
  .transform(({ 'idempotency-key': key, 'asked-ago-ms': ago }) => ({
    ...(key !== undefined && { idempotencyKey: key }),
    ...(ago !== undefined && { askedAgoMs: ago }),
  }))
