import type { Bed, BedRequest } from './types'

/** What happens at the bed while a nurse is in its call. */
export type DoorState =
  | { readonly state: 'inCall' | 'offline' | 'none' | 'unknown' }
  /** `since`: when that began (server time, ms). */
  | { readonly state: 'knocking' | 'letIn' | 'waits' | 'declined'; readonly since: number }

type Answers = Pick<BedRequest, 'knockingSince' | 'letInAt' | 'declinedAt' | 'bedWaitsSince'>

/**
 * Returns what the nurse has to know of the bed. An answer counts more than the device's state: someone is there who gave it.
 * @param isInCall whether the bed is connected to the call
 */
export function doorOf({ device }: Pick<Bed, 'device'>, request: Answers, isInCall: boolean): DoorState {
  if (isInCall) return { state: 'inCall' }
  if (request.bedWaitsSince !== undefined) return { state: 'waits', since: request.bedWaitsSince }
  if (request.letInAt !== undefined) return { state: 'letIn', since: request.letInAt }
  if (request.declinedAt !== undefined) return { state: 'declined', since: request.declinedAt }
  if (device.readiness === 'offline' || device.readiness === 'none') return { state: device.readiness }
  if (request.knockingSince !== undefined) return { state: 'knocking', since: request.knockingSince }
  return { state: 'unknown' }
}
