import { z } from 'zod'
import { word } from './fields'

/** `/{id}` of a bed. */
export const bedId = z.object({ id: z.uuid('must be the id of a bed') })

/**
 * Where a patient is moved to, and what was confirmed: both MRNs (null: nobody is known at the other bed), and the requests
 * open at the one and the other bed (null: none).
 */
export const patientMove = z.strictObject({
  to: z.uuid('must be the id of a bed'),
  mrn: word,
  otherMrn: word.nullable(),
  request: z.uuid('must be the id of a request').nullable(),
  otherRequest: z.uuid('must be the id of a request').nullable(),
})

/** Whose word counts about who lies in a bed, and the MRN of whom that is; null: nobody. */
export const patientWord = z.strictObject({ right: z.enum(['solo', 'board']), mrn: word.nullable() })
