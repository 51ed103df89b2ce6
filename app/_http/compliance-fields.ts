import { z } from 'zod'
import { EXPORT_FORMATS } from '@/lib/compliance/trail'
import { momentInQuery, word } from './fields'

const moment = z.int('must be a time in milliseconds').min(0).max(8_640_000_000_000_000)

/** A part of the trail: from (ms) to before (ms), and below which number the page begins. */
const part = {
  from: moment,
  to: moment,
  before: z.int().positive().nullable().default(null),
}

export const trailOfPatient = z.strictObject({ mrn: word, ...part })

export const trailOfActor = z.strictObject({ actor: z.uuid('must be the id of a user or display'), ...part })

export const actorText = z.strictObject({ text: word })

export const keptOfPatient = z.strictObject({ mrn: word })

export const removedFileId = z.object({ id: z.uuid('must be the id of a removed file') })
/** All rows of a period, or those about a patient or of a user. */
export const trailExport = z.strictObject({
  from: moment,
  to: moment,
  mrn: word.exactOptional(),
  actor: z.uuid('must be the id of a user or display').exactOptional(),
  format: z.enum(EXPORT_FORMATS),
})

/** `?from=&to=`, in milliseconds. */
export const trailPeriod = z.object({ from: momentInQuery, to: momentInQuery })
