import { z } from 'zod'
import { word } from './fields'

/** `/{id}` of a bed. */
export const bedId = z.object({ id: z.uuid('must be the id of a bed') })

/** Where a patient is moved to, and the MRNs that were confirmed; null: nobody is known at the other bed. */
export const patientMove = z.strictObject({
  to: z.uuid('must be the id of a bed'),
  mrn: word,
  otherMrn: word.nullable(),
})

/** Whose word counts about who lies in a bed. */
export const patientWord = z.strictObject({ right: z.enum(['solo', 'board']) })
