import { z } from 'zod'
import { SHIFT_HOURS } from '@/lib/board/coverage'
import { REACHES } from '@/lib/board/escalation'
import { PRIORITIES } from '@/lib/board/types'
import { word } from './fields'

/** Far more than a path or a shift holds; the service refuses a path that is too long with a better text. */
const MOST = 500
/** Of PostgreSQL's integer. */
const MOST_VERSION = 2_147_483_647

/** `?building=`: a name or id. */
export const ofBuilding = z.object({ building: word.optional() })

const pathSeen = {
  building: z.uuid('must be the id of a building'),
  /** '' is the building itself. */
  unit: z.union([z.literal(''), word]),
  priority: z.enum(PRIORITIES),
  version: z.int().positive().max(MOST_VERSION).nullable(),
}

export const savedPath = z.strictObject({
  ...pathSeen,
  steps: z.array(z.strictObject({ afterSeconds: z.number(), reach: z.enum(REACHES) })).max(MOST),
})

export const inheritedPath = z.strictObject(pathSeen)

/** The units that a nurse covers for a shift. */
export const shift = z.strictObject({
  units: z
    .array(z.strictObject({ buildingId: z.uuid('must be the id of a building'), unit: word }))
    .max(MOST),
  hours: z.literal([...SHIFT_HOURS]),
})
