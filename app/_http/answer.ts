import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type ErrorBody, type Refusal, statusOf } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { failureOf } from '@/server/auth/failure'

/** Creates a JSON answer that no cache stores: boards change by the second and may hold names. */
export const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } })

/** Creates the answer of a refusal, with Retry-After where the refusal says how long to wait. */
export function answerRefusal(refusal: Refusal): Response {
  const body: ErrorBody = { error: refusal }
  const wait = refusal.details?.retryAfterSeconds
  return answer(statusOf(refusal.code), body, wait == null ? {} : { 'Retry-After': String(wait) })
}

/** Answers an unexpected error: the log gets its details under an id, the caller gets the id. */
export function answerFailure(error: unknown, log: Logger): Response {
  const requestId = randomUUID()
  const { code, causes } = failureOf(error)
  log.error({ requestId, code, causes }, 'A request failed')
  const why = refusalText(code === 'internal' ? 'server.failed' : 'server.database')
  const body: ErrorBody = { error: { code, ...why, requestId } }
  return answer(statusOf(code), body)
}
