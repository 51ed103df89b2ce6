import type { ErrorCode } from '../errors'

/**
 * Outcomes that say that access was denied: in exports, over syslog, and for the rule of repeated refusals. A bed that another nurse
 * was faster to claim is none. `session_locked` and `session_changed` are none either: a page that has not heard of the lock or of
 * the next user asks again and again, and its user may do what it asks for. `second_factor_needed` is a part of every sign-in by code.
 */
export const DENIED_OUTCOMES = [
  'forbidden',
  'not_your_unit',
  'unauthenticated',
  'password_wrong',
  'second_factor_wrong',
  'second_factor_missing',
  'too_many_attempts',
] as const satisfies readonly ErrorCode[]

const DENIED: ReadonlySet<string> = new Set(DENIED_OUTCOMES)

/** Returns whether the outcome of an act says that access was denied. */
export const isDenied = (outcome: string): boolean => DENIED.has(outcome)
