import { z } from 'zod'
import { word } from './fields'

/** `/{id}` of a bed. */
export const bedId = z.object({ id: z.uuid('must be the id of a bed') })

/**
 * The bed that a patient moves to, and what the nurse has confirmed: both MRNs (null: no patient is known there), and
 * the requests open at both beds (null: none).
 */
export const patientMove = z.strictObject({
  to: z.uuid('must be the id of a bed'),
  mrn: word,
  otherMrn: word.nullable(),
  request: z.uuid('must be the id of a request').nullable(),
  otherRequest: z.uuid('must be the id of a request').nullable(),
})

/** Which side is right about the patient in a bed, and that patient's MRN; null: no patient. */
export const patientWord = z.strictObject({ right: z.enum(['solo', 'board']), mrn: word.nullable() })
