import type { z } from 'zod'

/** Which of the two error envelopes an operation answers with: `{"message"}` or `{"error": {"message"}}`. */
export type Envelope = 'flat' | 'nested'

/** The methods that the API uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One operation of the Solo External API: everything the client, the embedded server and the types need to know of it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  /** The number in the reference's order, 1 to 42. */
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
   * Our own addition to the reference: see `locatorIn` of the client.
   */
  readonly bodyMayBeQuery?: true
  /** The reference's own example has no body: one may be left out, and the embedded server says what that means. */
  readonly bodyMayBeAbsent?: true
  /** The body is a file as it is, under its own Content-Type, instead of JSON. */
  readonly file?: { readonly types: readonly string[]; readonly maxBytes: number }
  /** Lower-case names of request headers beside Api-Key and Content-Type. */
  readonly headers?: readonly string[]
  /** What the client accepts: lenient, unknown fields kept, unknown statuses as text. `z.void()` for an empty answer (not representable in JSON Schema). */
  readonly answer: Answer
  /** The media type of a success that is not JSON: the client hands over its bytes. Errors are JSON all the same. */
  readonly answerType?: 'application/octet-stream'
  /** The status the embedded server sends on success. The client takes any 2xx. */
  readonly success: 200 | 201 | 204 | 302
  /** What is there already is not created again, but answered with 200 in the same shape. */
  readonly mayExistAlready?: true
  /** Statuses it documents for failure. */
  readonly errors: readonly number[]
  readonly envelope: Envelope
  /** Whether sending it twice does what sending it once does, so that the client may retry it by itself. */
  readonly repeatable: boolean
}
