import { z } from 'zod'
import { word } from './fields'

/** A file of 6 million characters, as JSON in UTF-8. */
export const LAYOUT_BYTES = 16 * 1024 * 1024

/** The text of a CSV table or a FHIR bundle. */
export const layoutFile = z.strictObject({ text: z.string() })

/** The file, the layout version of its preview, and the beds to retire. */
export const layoutApply = z.strictObject({
  text: z.string(),
  version: z.string().min(1).max(100),
  retire: z.array(z.uuid('must be the id of a bed')).max(10_000),
})

const none = word.nullable()
/** A bed as an administrator typed it. */
export const bedEdit = z.strictObject({
  floor: word,
  room: word,
  bed: word,
  department: none,
  deviceSerial: none,
})

export const newBed = bedEdit.extend({ buildingId: z.uuid('must be the id of a building') })

const phone = z
  .string()
  .trim()
  .max(40, 'must be at most 40 characters')
  .regex(/^[+*#\d][\d\s().\-/*#,;]*(\s?(ext|x)\.?\s?\d+)?$/i, 'must be a telephone number')
  .nullable()

/** The number to call at a unit; null: the building's number. */
export const unitPhone = z.strictObject({
  buildingId: z.uuid('must be the id of a building'),
  unit: word,
  phone,
})

export const buildingId = z.strictObject({ id: z.uuid('must be the id of a building') })

/** The number to call at a building, and the number that its editor has seen; null: none. */
export const buildingPhone = z.strictObject({ phone, seen: z.string().max(200).nullable() })
