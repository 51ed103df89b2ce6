import type { z } from 'zod'
import type { Endpoint } from './endpoint'
import { ENDPOINTS, type EndpointName } from './endpoints'
import { valuesIn } from './error-text'
import { exchange, type Limits } from './exchange'
import { mayPass, type SoloErrorKind, type SoloResult } from './failure'
import { type Address, type CallParts, outgoing, type SentFile } from './outgoing'
import { type Backoff, fullJitterMs } from './retry-backoff'
import type { Send } from './send'
import { soloError, verdict } from './verdict'

type Table = typeof ENDPOINTS

type Part<E, Name extends 'params' | 'query' | 'body'> =
  E extends Readonly<Record<Name, infer S extends z.ZodType>>
    ? { readonly [N in Name]: z.input<S> }
    : { readonly [N in Name]?: never }

type FilePart<E> = E extends { readonly file: { readonly types: readonly (infer Type extends string)[] } }
  ? { readonly file: SentFile & { readonly type: Type } }
  : { readonly file?: never }

type HeadersPart<E> = E extends { readonly headers: readonly (infer Name extends string)[] }
  ? { readonly headers: Readonly<Record<Name, string>> }
  : { readonly headers?: never }

/** The arguments of the named operation: `params`, `query`, `body`, `file` and `headers`, typed by its entry in the table. */
export type SoloCall<N extends EndpointName> = Part<Table[N], 'params'> &
  Part<Table[N], 'query'> &
  Part<Table[N], 'body'> &
  FilePart<Table[N]> &
  HeadersPart<Table[N]> &
  CallParts & { readonly signal?: AbortSignal | undefined }

/** The answer of the named operation. */
export type SoloAnswer<N extends EndpointName> = z.output<Table[N]['answer']>

/** One finished call, with its retries, for health and metrics. Holds no patient data. */
export interface CallOutcome {
  readonly name: EndpointName
  /** Null for success. */
  readonly failure: SoloErrorKind | null
  readonly status: number | null
  readonly correlationId: string | null
  /** How many requests went out: 0 if none could. */
  readonly attempts: number
  readonly durationMs: number
}

export interface SoloClientOptions extends Address, Limits {
  readonly send: Send
  /** `attempts` includes the first one, and applies to repeatable operations only. */
  readonly retries: Backoff & { readonly attempts: number }
  /** Milliseconds since the Unix epoch; for tests. */
  readonly now?: () => number
  /** For tests. */
  readonly random?: () => number
  /** Resolves after `ms`, or at once when the signal aborts; for tests. */
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>
  /** Called with every finished call. Must not throw. */
  readonly onCall?: (outcome: CallOutcome) => void
}

export interface SoloClient {
  /**
   * Calls one operation. Resolves to its answer or to a typed error, and never rejects. Repeatable operations are
   * retried with full jitter on network failures, timeouts, 429, 502, 503 and 504. The client waits for a Retry-After
   * within `retries.maxDelayMs`; a longer one ends the call, and the caller honours it (`retryAfterMs`).
   * `timeoutMs` bounds each attempt.
   */
  call<N extends EndpointName>(name: N, parts: SoloCall<N>): Promise<SoloResult<SoloAnswer<N>>>
}

const sleepFor = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    if (signal?.aborted) wake()
    else signal?.addEventListener('abort', wake, { once: true })
  })

/** Creates the client of the Solo External API, typed by the endpoint table. Source: the reference of 14 Nov 2024. */
export const createSoloClient = (options: SoloClientOptions): SoloClient => {
  const { send, retries, now = Date.now, random = Math.random, sleep = sleepFor, onCall } = options

  /** Returns how long to wait before the next attempt, or null if there is none. */
  const pauseMs = (endpoint: Endpoint, result: SoloResult<unknown>, attempt: number): number | null => {
    if (result.ok || !endpoint.repeatable || !mayPass(result.error) || attempt >= retries.attempts)
      return null
    const askedMs = result.error.retryAfterMs
    if (askedMs === null) return fullJitterMs(retries, attempt, random)
    return askedMs > retries.maxDelayMs ? null : askedMs + Math.floor(random() * retries.baseDelayMs)
  }

  const attemptAll = async (
    endpoint: Endpoint,
    parts: CallParts,
    signal: AbortSignal | undefined,
  ): Promise<{ result: SoloResult<unknown>; attempts: number }> => {
    const correlationId = parts.correlationId ?? null
    const request = outgoing(endpoint, parts, options)
    if (!request) {
      return { result: { ok: false, error: soloError('rejected', { correlationId }) }, attempts: 0 }
    }
    const sent = [options.apiKey, ...valuesIn([parts.params, parts.query, parts.body, parts.headers])]
    let attempts = 0
    for (;;) {
      if (signal?.aborted) {
        return { result: { ok: false, error: soloError('cancelled', { correlationId }) }, attempts }
      }
      attempts += 1
      const done = await exchange(send, request, options, signal, endpoint.answerType !== undefined)
      const result = verdict(done, { endpoint, sent, correlationId, nowMs: now() })
      const waitMs = pauseMs(endpoint, result, attempts)
      if (waitMs === null) return { result, attempts }
      await sleep(waitMs, signal)
    }
  }

  return {
    call: async (name, typed) => {
      const { signal, ...parts }: CallParts & { readonly signal?: AbortSignal | undefined } = typed
      const startedAt = now()
      const { result, attempts } = await attemptAll(ENDPOINTS[name], parts, signal)
      onCall?.({
        name,
        failure: result.ok ? null : result.error.kind,
        status: result.ok ? result.status : result.error.status,
        correlationId: result.ok ? result.correlationId : result.error.correlationId,
        attempts,
        durationMs: now() - startedAt,
      })
      // The verdict parsed the answer by this operation's own schema, which the compiler cannot follow.
      return result as SoloResult<SoloAnswer<typeof name>>
    },
  }
}
