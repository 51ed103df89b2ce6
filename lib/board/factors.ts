/** Whose accounts need a second factor (REQUIRE_SECOND_FACTOR). */
export const REQUIRE_SECOND_FACTOR = ['off', 'admins', 'all'] as const
export type RequireSecondFactor = (typeof REQUIRE_SECOND_FACTOR)[number]

/** The digits of an authenticator app's code. */
export const CODE_DIGITS = 6
/** In characters, of a passkey's name. */
export const LONGEST_FACTOR_NAME = 60

/** What proves an account's second factor after the password. */
export type SecondFactor = 'code' | 'passkey'

/** A passkey, as its user sees it. */
export interface OwnPasskey {
  readonly id: string
  readonly name: string
  /** Server time, ms. */
  readonly addedAt: number
  /** Server time, ms; null: never. */
  readonly usedAt: number | null
}

/** What a user's own page says of their factors besides the password. */
export interface OwnFactors {
  /** Whether they are kept here; else the hospital's directory signs this user in. */
  readonly here: boolean
  readonly passkeys: readonly OwnPasskey[]
  /** Whether browsers know passkeys at the hospital's address. */
  readonly passkeysWork: boolean
  /** Null without an authenticator app. Server time, ms. */
  readonly app: { readonly addedAt: number; readonly usedAt: number | null } | null
  /** How many recovery codes are left. */
  readonly recoveryCodes: number
  /** Whether the hospital requires a second factor of this user. */
  readonly required: boolean
  /** Whether the user has proved just now who they are, so that they can change something here. */
  readonly fresh: boolean
}

/** The factors after a change, and recovery codes where the change made some: they are shown once. */
export interface ChangedFactors {
  readonly factors: OwnFactors
  readonly codes: readonly string[] | null
}

/** What an authenticator app is set up with. */
export interface NewApp {
  /** `otpauth://…`, for a QR code. */
  readonly uri: string
  /** The same key to type, in groups of four. */
  readonly key: string
}
