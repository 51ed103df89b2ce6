import { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { soloId, someText } from './fields'

/** ISO 8601 with seconds; `Z` or an offset. */
const isoMoment = z.iso.datetime({ offset: true })

const CONSULT_TYPES = ['new', 'update'] as const
const CONSULT_REASONS = ['Stroke', 'EEG Stat', 'EEG Routine'] as const

const consult = z.object({
  firstName: someText,
  lastName: someText,
  dob: z.iso.date(),
  /** A location's UUID, the `location.id` of assistance requests. The wording is the reference's. */
  locationId: z.uuid('This is not a valid UUID.'),
  mrn: someText,
  physicianCallbackNumber: z.string().optional(),
  requestingProvider: someText,
  callCenterNotified: isoMoment.optional(),
  physicianNotified: isoMoment.optional(),
  patientLocation: z.string().optional(),
  consultType: z.enum(CONSULT_TYPES),
  reason: z.enum(CONSULT_REASONS),
  caller: z.string().optional(),
})

/** Operation 33: "Perfect answer API" in the reference. */
export const perfectAnswer = {
  createConsult: {
    operation: 33,
    summary: 'Perfect answer API',
    method: 'POST',
    path: '/qapi/v1/perfect-answer',
    body: consult,
    answer: z.looseObject({ patientId: soloId, encounterId: soloId }),
    success: 201,
    errors: [400, 401, 422],
    envelope: 'nested',
    repeatable: false,
  },
} as const satisfies Record<string, Endpoint>

export type Consult = z.output<typeof consult>
