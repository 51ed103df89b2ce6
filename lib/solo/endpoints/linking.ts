import { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { someText } from './fields'

/** The data of a link, before it is sealed: the JSON schema of "Context Aware Linking". */
export const linkedContext = z.object({
  user: z.string(),
  type: z.enum(['patient', 'medicalAssistant', 'provider']),
  visit: z.string(),
  /** Of the visit: seconds since the Unix epoch, UTC. */
  date: z.number(),
  patient: z.object({
    id: z.string(),
    sex: z.enum(['male', 'female', 'other', 'unknown']),
    dob: z.iso.date(),
    firstName: z.string(),
    lastName: z.string(),
  }),
})

/** Operation 34: "Context Aware Linking" in the reference. Opened in a browser, without a key. */
export const linking = {
  openLink: {
    operation: 34,
    summary: 'Connect',
    method: 'GET',
    path: '/integrations/linking',
    /** A `linkedContext` as JSON, sealed: see `linkTo`. */
    query: z.object({ arg: someText }),
    answer: z.object({ location: someText }),
    success: 302,
    errors: [400],
    envelope: 'nested',
    repeatable: true,
  },
} as const satisfies Record<string, Endpoint>

export type LinkedContext = z.output<typeof linkedContext>
