import { learnLock, lockEpoch, wantLock } from '@/components/ui/page-lock'
import type { ErrorBody, Refusal } from '@/lib/errors'
import { refusalTextHere } from '@/lib/words/refusal-text-here'
import { actingUserHeader } from './acting-user'
import { leadToSecondFactor } from './lead-to-second-factor'

/** Longer than any answer should take; after it the outcome is unknown. */
const TIMEOUT_MS = 8_000

/** `reached` is false when no server answered: the network or the server is gone, and the outcome is unknown. */
export type ApiAnswer<T> =
  | { readonly ok: true; readonly value: T; readonly status: number }
  | { readonly ok: false; readonly refusal: Refusal; readonly status: number; readonly reached: boolean }

export interface ApiCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  /** Sent unchanged, with its own media type, instead of `body`. */
  readonly file?: File
  readonly headers?: Readonly<Record<string, string>>
  /** Sent to the end even where the page is left meanwhile. */
  readonly keepalive?: boolean
  /** A longer limit (ms), for large bodies or slow calls to Solo. */
  readonly timeoutMs?: number
}

/** Calls Lantern's /api. Never throws: a missing answer, or one that is not JSON, becomes a refusal with its own text. */
export async function callApi<T>(
  path: string,
  { method = 'GET', body, file, headers, keepalive = false, timeoutMs = TIMEOUT_MS }: ApiCall = {},
) {
  const epoch = lockEpoch()
  let response: Response
  let answer: unknown
  try {
    response = await fetch(path, {
      method,
      keepalive,
      headers: {
        accept: 'application/json',
        'content-type': file?.type ?? 'application/json',
        ...(method !== 'GET' && actingUserHeader()),
        ...headers,
      },
      signal: AbortSignal.timeout(timeoutMs),
      ...(file ? { body: file } : body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    answer = text ? parse(text) : null
  } catch {
    return failure<T>(0, false, {
      code: 'upstream_unavailable',
      ...refusalTextHere('unreachable'),
    })
  }
  // Lantern's own routes answer with the type that the caller names; lib/board/types is shared by both sides.
  if (response.ok) return { ok: true, value: answer as T, status: response.status } as const
  const refusal = refusalIn(response.status, answer)
  // The page shows another user's name: nothing of it may go on. What a call sends of itself does not end the call.
  if (refusal.code === 'session_changed' && !keepalive) window.location.reload()
  if (refusal.code === 'second_factor_missing' && !keepalive) leadToSecondFactor()
  // An answer from before the page was unlocked says nothing of now.
  if (refusal.code === 'session_locked' && epoch === lockEpoch()) {
    learnLock(true, epoch)
    // A press that the lock refused leads to the field that unlocks; what a page asks by itself does not.
    if (method !== 'GET' && !keepalive) wantLock()
  }
  return failure<T>(response.status, isErrorBody(answer) || response.status < 500, refusal)
}

/** Returns the refusal in an answer of /api that is not a success. */
export const refusalIn = (status: number, answer: unknown): Refusal =>
  isErrorBody(answer)
    ? answer.error
    : {
        code: status === 401 ? 'unauthenticated' : 'internal',
        ...refusalTextHere('answered', { status }),
      }

const failure = <T>(status: number, reached: boolean, refusal: Refusal): ApiAnswer<T> => ({
  ok: false,
  status,
  reached,
  refusal,
})

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isErrorBody(value: unknown): value is ErrorBody {
  if (typeof value !== 'object' || value === null || !('error' in value)) return false
  const { error } = value
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    'message' in error &&
    typeof error.message === 'string'
  )
}
