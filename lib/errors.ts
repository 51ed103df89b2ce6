/**
 * The error vocabulary of Lantern: stable codes, the HTTP status of each, and the shape on the wire. Code compares the codes,
 * never classes: the server entry and Next's handlers are two module graphs.
 */
const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_your_unit: 403,
  not_found: 404,
  place_unknown: 404,
  bed_needed: 400,
  already_claimed: 409,
  not_claimed: 409,
  not_waiting: 409,
  already_closed: 409,
  not_delivered: 409,
  no_patient: 409,
  patient_changed: 409,
  session_changed: 409,
  session_locked: 423,
  password_wrong: 403,
  password_needed: 403,
  second_factor_needed: 403,
  second_factor_wrong: 403,
  second_factor_missing: 403,
  sign_in_expired: 403,
  proof_needed: 403,
  last_factor: 409,
  passkeys_unavailable: 409,
  note_changed: 409,
  slot_taken: 409,
  place_taken: 409,
  device_taken: 409,
  bed_in_use: 409,
  layout_changed: 409,
  last_administrator: 409,
  not_ready: 409,
  linking_not_configured: 409,
  idempotency_conflict: 409,
  version_conflict: 409,
  teams_not_configured: 409,
  teams_not_connected: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  page_outdated: 426,
  too_many_attempts: 429,
  internal: 500,
  upstream_rejected: 502,
  teams_unavailable: 503,
  upstream_unavailable: 503,
  starting: 503,
  server_outdated: 503,
  database_unavailable: 503,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof STATUS

/** The sentence of the catalogue (lib/words, `refusals`), and its values. Never patient data. */
export interface Saying {
  /** Dotted, as in `request.unknown`. */
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
  /** The places among the values, as the hospital wrote their parts, for a page that names places in its own language. */
  readonly places?: Readonly<Record<string, SaidPlace>>
}

/** A bed's place in a sentence. */
export interface SaidPlace {
  readonly floor: string
  readonly room: string
  readonly label: string
}

/** A sentence for people: in English for machines and logs, and by its key for a page in the user's language. */
export interface Said {
  readonly message: string
  readonly say: Saying
}

/** An expected refusal: returned, never thrown. `message` says what to do, in English, and holds no patient data. */
export interface Refusal {
  readonly code: ErrorCode
  readonly message: string
  /** The sentence that `message` is. Absent where the text is not Lantern's: a schema's issue, Solo's own words. */
  readonly say?: Saying
  /** The field of the body, query or path that is wrong, dotted for nested ones. */
  readonly field?: string
  /** Facts that the caller can show, for example who claimed first. Never patient data. */
  readonly details?: Readonly<Record<string, string | number | null>>
}

/** The answer of a service: the value, or the refusal that its caller must handle. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * The body of every 4xx and 5xx answer of /api: `code` and `field` for machines, `message` for people in English, and `say` for
 * a page that shows the sentence in the user's language.
 */
export interface ErrorBody {
  readonly error: Refusal & { readonly requestId?: string }
}

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value })

/**
 * Makes a refusal.
 * @param why - the result of `refusalText` (lib/words/refusal-text.ts); a bare string only for text that is not Lantern's, or
 * for a terminal
 */
export const refused = (
  code: ErrorCode,
  why: string | Pick<Refusal, 'message' | 'say'>,
  more: Pick<Refusal, 'field' | 'details'> = {},
): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: { code, ...(typeof why === 'string' ? { message: why } : why), ...more },
})

/** Returns the HTTP status of `code`. */
export const statusOf = (code: ErrorCode): number => STATUS[code]

/** Returns whether `value` carries the given code, whichever module graph made it. */
export const hasCode = (value: unknown, code: string): boolean =>
  typeof value === 'object' && value !== null && 'code' in value && value.code === code
