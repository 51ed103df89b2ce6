/** The kinds of failed calls to Solo. Code compares `kind`; the rest of an error is for people. */
export const SOLO_ERROR_KINDS = [
  /** No complete answer in time (also status 408). */
  'timeout',
  /** No connection, or one that broke. */
  'network',
  /** Solo understood the request and refused it (4xx), or it could not be sent at all (status null). */
  'rejected',
  'unauthorised',
  'not-found',
  'rate-limited',
  /** 5xx. */
  'server',
  /** An answer that is not the documented one: HTML, broken JSON, wrong shape, nothing, a redirect. */
  'malformed',
  'too-large',
  /** The caller's signal aborted. */
  'cancelled',
] as const

export type SoloErrorKind = (typeof SOLO_ERROR_KINDS)[number]

export interface SoloError {
  readonly kind: SoloErrorKind
  readonly status: number | null
  /** For people: Solo's own words, or ours for the kind. No HTML, no credential, none of the values sent. */
  readonly message: string
  /**
   * The text of Solo's own error envelope, under the same precautions: `''` for an envelope without a text that is fit to
   * show, null without an envelope. A proxy's 404 page has null, Solo's own 404 a text.
   */
  readonly said: string | null
  readonly correlationId: string | null
  /** How long the server asks clients to wait before the next request, at most an hour; null if it did not say. */
  readonly retryAfterMs: number | null
  /** Whether a call that must not be repeated may have taken effect. Always false for repeatable calls. */
  readonly outcomeUnknown: boolean
}

export type SoloResult<T> =
  | { readonly ok: true; readonly value: T; readonly status: number; readonly correlationId: string | null }
  | { readonly ok: false; readonly error: SoloError }

/** Whether the same request may succeed shortly: for the retries of repeatable calls. */
export const mayPass = ({ kind, status }: SoloError): boolean =>
  kind === 'network' ||
  kind === 'timeout' ||
  kind === 'rate-limited' ||
  (kind === 'server' && (status === 502 || status === 503 || status === 504))

/** Whether the upstream itself is in trouble, not only this request: the failures that a circuit breaker counts. */
export const blamesUpstream = ({ kind }: Pick<SoloError, 'kind'>): boolean =>
  kind === 'network' || kind === 'timeout' || kind === 'rate-limited' || kind === 'server'
