import { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { maybeText, soloId } from './fields'

const waitingRoom = z.looseObject({
  id: soloId,
  name: z.string(),
  serviceLine: maybeText,
  serviceType: maybeText,
})

/** Operation 15: "Waiting Rooms" in the reference. */
export const waitingRooms = {
  listWaitingRooms: {
    operation: 15,
    summary: 'Get Waiting Room List',
    method: 'GET',
    path: '/qapi/v1/waiting-rooms',
    answer: z.array(waitingRoom),
    success: 200,
    errors: [401],
    envelope: 'nested',
    repeatable: true,
  },
} as const satisfies Record<string, Endpoint>
