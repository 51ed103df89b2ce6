import type { Endpoint } from './endpoint'
import { nothing } from './endpoints/fields'
import { isNestedEnvelope, soloErrorText } from './error-text'
import { type Exchange, isSuccess } from './exchange'
import type { SoloError, SoloErrorKind, SoloResult } from './failure'
import { readRetryAfterMs } from './retry-backoff'

/** What the verdict needs to know besides the exchange. */
export interface Circumstances {
  readonly endpoint: Endpoint
  /** Every value that was sent: none may come back in a message. */
  readonly sent: readonly string[]
  /** The correlation id that we sent, for answers without one. */
  readonly correlationId: string | null
  readonly nowMs: number
}

const OUR_WORDS: Readonly<Record<SoloErrorKind, string>> = {
  timeout: 'Solo did not answer in time',
  network: 'The connection to Solo failed',
  rejected: 'Solo refused the request',
  unauthorised: 'Solo does not accept the API key',
  'not-found': 'Solo does not know what was asked for',
  'rate-limited': 'Solo asks for fewer requests',
  server: 'Solo failed',
  malformed: 'Solo answered with something that is not a Solo answer',
  'too-large': 'Solo answered with more than is accepted',
  cancelled: 'The call was given up',
}

/** Creates an error in our own words. `detail` is a status or a system's code, never text from outside. */
export const soloError = (
  kind: SoloErrorKind,
  more: Partial<Omit<SoloError, 'kind' | 'message'>> & { readonly detail?: string | null } = {},
): SoloError => {
  const { detail = more.status ?? null, said = null, ...rest } = more
  const ours = detail === null ? OUR_WORDS[kind] : `${OUR_WORDS[kind]} (${detail})`
  return {
    kind,
    status: null,
    correlationId: null,
    retryAfterMs: null,
    outcomeUnknown: false,
    ...rest,
    said,
    message: said || ours,
  }
}

const kindOf = (status: number): SoloErrorKind => {
  if (status === 401 || status === 403) return 'unauthorised'
  if (status === 404 || status === 410) return 'not-found'
  if (status === 408) return 'timeout'
  if (status === 429) return 'rate-limited'
  if (status >= 500) return 'server'
  return status >= 400 ? 'rejected' : 'malformed'
}

const correlationIdIn = (headers: Readonly<Record<string, string>>): string | null => {
  const id = headers['x-correlation-id']
  return id !== undefined && /^[\w.:-]{1,128}$/.test(id) ? id : null
}

const jsonIn = (text: string): { readonly json: unknown } | null => {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return null
  }
}

/** Turns an exchange into the typed answer, or into the error with all that a caller decides by. */
export const verdict = (exchange: Exchange, { endpoint, ...known }: Circumstances): SoloResult<unknown> => {
  const { head } = exchange
  const correlationId = (head && correlationIdIn(head.headers)) ?? known.correlationId
  const refusal = (kind: SoloErrorKind, more: Parameters<typeof soloError>[1] = {}): SoloResult<unknown> => {
    const clear =
      kind === 'rejected' || kind === 'unauthorised' || kind === 'not-found' || kind === 'rate-limited'
    const outcomeUnknown = !endpoint.repeatable && !clear
    const status = head?.status ?? null
    const retryAfterMs = head ? readRetryAfterMs(head.headers['retry-after'], known.nowMs) : null
    return {
      ok: false,
      error: soloError(kind, { status, correlationId, retryAfterMs, outcomeUnknown, ...more }),
    }
  }

  if (!exchange.complete) {
    // A refusal counts even if its body never ends: only a success needs its body.
    if (head && !isSuccess(head.status) && exchange.why !== 'cancelled') return refusal(kindOf(head.status))
    const { why, sent, code } = exchange
    return refusal(why, { ...(sent ? {} : { outcomeUnknown: false }), ...(code ? { detail: code } : {}) })
  }

  const { status, headers } = exchange.head
  if (exchange.bytes) {
    // A proxy answered with a page instead of the file.
    if (headers['content-type']?.includes('text/html')) return refusal('malformed')
    return { ok: true, value: exchange.bytes, status, correlationId }
  }
  if (status === 302 && endpoint.success === 302) {
    const answer = endpoint.answer.safeParse({ location: headers.location })
    return answer.success ? { ok: true, value: answer.data, status, correlationId } : refusal('malformed')
  }
  const read = jsonIn(exchange.text)
  const said = read && soloErrorText(read.json, known.sent)
  if (!isSuccess(status)) return refusal(kindOf(status), { said })
  if (read && isNestedEnvelope(read.json)) return refusal('malformed', { said })
  if (endpoint.answer === nothing) {
    const fine = read !== null || exchange.text.trim() === ''
    return fine ? { ok: true, value: undefined, status, correlationId } : refusal('malformed')
  }
  const answer = read && endpoint.answer.safeParse(read.json)
  if (!answer?.success) return refusal('malformed', { said })
  return { ok: true, value: answer.data, status, correlationId }
}
