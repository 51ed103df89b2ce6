import type { z } from 'zod'

/** The error envelope of an operation: `{"message"}` or `{"error": {"message"}}`. */
export type Envelope = 'flat' | 'nested'

/** The methods that the API uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One operation of the Solo External API: everything that the client, the Solo emulator and the types need to know of it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  /** 1 to 42, by which the contract's parts are told apart here and in docs/solo.md. The reference has no numbers, and its own order. */
  readonly operation: number
  readonly summary: string
  readonly method: Method
  /** With `{name}` for each path parameter, as the reference writes it. */
  readonly path: string
  readonly params?: Params
  readonly query?: Query
  /** Sent as JSON, on GET and DELETE too where the reference says so. */
  readonly body?: Body
  /**
   * The body may travel as the query string instead, for HTTP intermediaries that strip bodies from GET and DELETE.
   * This is our own addition to the reference: see `locatorIn` of the client.
   */
  readonly bodyMayBeQuery?: true
  /** The body may be left out, as in the reference's own example; the Solo emulator decides what that means. */
  readonly bodyMayBeAbsent?: true
  /** The body is a file under its own Content-Type, not JSON. */
  readonly file?: { readonly types: readonly string[]; readonly maxBytes: number }
  /** Lower-case names of request headers other than Api-Key and Content-Type. */
  readonly headers?: readonly string[]
  /** What the client accepts: lenient, unknown fields kept, unknown statuses as text. `z.void()` for an empty answer (not representable in JSON Schema). */
  readonly answer: Answer
  /** The media type of a success that is not JSON: the client returns its bytes. Errors are JSON. */
  readonly answerType?: 'application/octet-stream'
  /** The status that the Solo emulator sends on success. The client accepts any 2xx. */
  readonly success: 200 | 201 | 204 | 302
  /** A repeat creates nothing: it answers 200 with what exists, in the same shape. */
  readonly mayExistAlready?: true
  /** The statuses that the reference documents for failure. */
  readonly errors: readonly number[]
  readonly envelope: Envelope
  /** Whether sending it twice has the same effect as sending it once, so that the client may retry it. */
  readonly repeatable: boolean
}
