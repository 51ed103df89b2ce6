import type { Method } from './endpoint'

/** One HTTP request, ready to go: the URL and header values are complete, the body is JSON text, or a file. */
export interface SendRequest {
  readonly method: Method
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Absent: no body. GET and DELETE carry a body too where the reference says so. */
  readonly body?: string | Uint8Array
  readonly signal: AbortSignal
}

export interface SendAnswer {
  readonly status: number
  /** Lower-case names; of a repeated header the first value. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as UTF-8. Rejects with code `answer-too-large` beyond `limitBytes`. */
  text(limitBytes: number): Promise<string>
  /** The body as bytes, under the same limit. */
  bytes(limitBytes: number): Promise<Uint8Array>
}

/**
 * The HTTP function that the client is given. It follows no redirect, keeps no cookie, and rejects when the signal
 * aborts, also in the middle of a body. It rejects with code `never-connected` if no byte of the request can have
 * reached the other side.
 */
export type Send = (request: SendRequest) => Promise<SendAnswer>

export type SendFailure = 'never-connected' | 'answer-too-large'

/** The error that a `Send` rejects with if it knows what broke. */
export const sendFailure = (code: SendFailure, cause?: unknown): Error & { readonly code: SendFailure } =>
  Object.assign(new Error(code, { cause }), { code })
