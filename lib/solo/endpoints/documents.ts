import { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { acknowledgement, someText, unixSeconds } from './fields'

/** "All fields are required." */
const newDocument = z.object({
  name: someText,
  dateTime: unixSeconds,
  responses: z.array(z.object({ question: someText, response: z.string() })),
})

/** Operation 22: "Patient Documents" in the reference. */
export const documents = {
  addPatientDocument: {
    operation: 22,
    summary: 'Add Patient Document',
    method: 'POST',
    path: '/qapi/v1/patients/{patient_id}/documents',
    params: z.object({ patient_id: someText }),
    body: newDocument,
    answer: acknowledgement,
    success: 201,
    errors: [400, 401, 404],
    envelope: 'nested',
    repeatable: false,
  },
} as const satisfies Record<string, Endpoint>

export type NewDocument = z.input<typeof newDocument>
