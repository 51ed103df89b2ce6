import { Agent, request } from 'undici'
import { readRetryAfterMs } from '@/lib/solo/retry-backoff'
import { seal } from '@/lib/solo/sealed-text'
import { errorCode } from '@/server/platform/error-code'
import { type AddressRules, guardedConnector } from '@/server/platform/public-address'
import type { Delivery } from './outbox'

export type Posted =
  | { readonly kind: 'delivered' }
  /** We cut the attempt off: it says nothing about the endpoint. */
  | { readonly kind: 'stopped' }
  /** `failure` is a status or an error's code. */
  | { readonly kind: 'failed'; readonly failure: string; readonly retryAfterMs: number | null }

export interface Poster {
  /** Sends one delivery once. Never throws. */
  post(delivery: Delivery): Promise<Posted>
  /** Ends at once, and cuts off attempts under way. */
  close(): Promise<void>
}

/** The same at every attempt of a delivery, so that the receiver can recognise a repeat. */
const DELIVERY_HEADER = 'x-delivery-id'

/** No code reads the answer's body; reading a little of it keeps the connection, reading more does not pay. */
const ANSWER_BYTES = 16_384

/**
 * Creates the poster of deliveries, as the reference describes them: the body is `{"event", "data"}`, sealed with the webhook's
 * key. Any 2xx within `timeoutMs` is success. Redirects are not followed: they count as failures.
 */
export function createPoster(rules: AddressRules, timeoutMs: number): Poster {
  const agent = new Agent({ connect: guardedConnector(rules, timeoutMs) })
  const stop = new AbortController()

  return {
    async post({ id, endpoint, encryptionKey, event, data }) {
      const tooLate = AbortSignal.timeout(timeoutMs)
      const signal = AbortSignal.any([tooLate, stop.signal])
      try {
        const { statusCode, headers, body } = await request(endpoint, {
          dispatcher: agent,
          method: 'POST',
          headers: { 'content-type': 'text/plain; charset=utf-8', [DELIVERY_HEADER]: id },
          body: seal(JSON.stringify({ event, data }), encryptionKey),
          signal,
        })
        await body.dump({ limit: ANSWER_BYTES, signal }).catch(() => {})
        if (statusCode >= 200 && statusCode < 300) return { kind: 'delivered' }
        const retryAfter = headers['retry-after']
        const retryAfterMs = readRetryAfterMs(
          Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
          Date.now(),
        )
        return { kind: 'failed', failure: `http_${statusCode}`, retryAfterMs }
      } catch (error) {
        if (stop.signal.aborted) return { kind: 'stopped' }
        const failure = tooLate.aborted ? 'timed_out' : errorCode(error)
        return { kind: 'failed', failure, retryAfterMs: null }
      }
    },
    async close() {
      stop.abort()
      await agent.destroy()
    },
  }
}
