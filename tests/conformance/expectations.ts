import { expect } from 'vitest'
import type { SoloReply } from '../support/solo-call'
import { tenant } from './tenant'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const statusLike = (status: number): unknown =>
  tenant.exactStatuses
    ? status
    : expect.toSatisfy((one: number) => Math.floor(one / 100) === Math.floor(status / 100), `like ${status}`)

/** The JSON of a success with that status. */
export function succeeded(answer: SoloReply, status: 200 | 201): unknown {
  expect(answer).toMatchObject({ status: statusLike(status) })
  return answer.json
}

/** That it was done, and that there is nothing more to say. */
export function isDone(answer: SoloReply): void {
  expect(answer).toMatchObject({ status: statusLike(204), text: '' })
}

/** That it was refused in the envelope of all operations but the last three: `{"error": {"message"}}`. */
export function isRefused(answer: SoloReply, status: number, message: unknown = expect.any(String)): void {
  expect(answer).toMatchObject({
    status: statusLike(status),
    headers: { 'x-correlation-id': expect.stringMatching(UUID) },
  })
  expect(answer.json).toEqual({ error: { message } })
}

/** That it was refused in the envelope of request-assistance: `{"message"}`. */
export function isRefusedFlat(answer: SoloReply, status: number, message: string): void {
  expect(answer).toMatchObject({ status: statusLike(status) })
  expect(answer.json).toEqual({ message })
}
