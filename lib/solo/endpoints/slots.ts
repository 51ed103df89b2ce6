import { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { durationSeconds, numberInQuery, someText, unixSeconds } from './fields'

const timestamp = numberInQuery(unixSeconds, 'must be a timestamp, in seconds')

const slotSearch = z
  .object({
    after: timestamp,
    before: timestamp,
    waitingRoom: someText,
    /** If left out, the waiting room's own slot length applies. */
    duration: numberInQuery(durationSeconds, 'must be a whole number in [1, 86400]').optional(),
  })
  .refine(({ after, before }) => Number(after) <= Number(before), {
    path: ['before'],
    error: 'must not be earlier than after',
  })

/** Operation 18: "Appointment Slots" in the reference. */
export const slots = {
  listSlots: {
    operation: 18,
    summary: 'Get Slots',
    method: 'GET',
    path: '/qapi/v1/appointment-slots',
    query: slotSearch,
    /** Unix seconds, and seconds. */
    answer: z.array(z.looseObject({ date: z.number(), duration: z.number() })),
    success: 200,
    errors: [400, 401],
    envelope: 'nested',
    repeatable: true,
  },
} as const satisfies Record<string, Endpoint>
