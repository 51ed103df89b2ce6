import type { ErrorCode } from '@/lib/errors'

/** What may be shown and logged of an unexpected error: only names, because messages can hold what users typed. */
export interface Failure {
  readonly code: Extract<ErrorCode, 'internal' | 'database_unavailable'>
  /** Names and codes from the error down to its first cause. */
  readonly causes: readonly string[]
}

/**
 * Codes of the socket, of PostgreSQL (connection exceptions are class 08; 53: a full disk, memory or number of connections; what its
 * limits on statements, locks and pauses ended), and of `ping` after its time limit.
 */
const LOST =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|57P0[1-3]|53[0-3]00|25P0[34]|55P03|57014|08.{3}|timed_out)$/

/** These drivers report it in words, without a code. */
const LOST_IN_WORDS =
  /^(Connection terminated|Query read timeout|Client was closed|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|PGlite is closed)/

/** Returns whether the database does not answer, or something else failed. */
export function failureOf(error: unknown): Failure {
  const chain = causesOf(error)
  const lost = chain.some((one) => LOST.test(codeOf(one) ?? '') || LOST_IN_WORDS.test(one.message))
  return {
    code: lost ? 'database_unavailable' : 'internal',
    causes: chain.map((one) => [one.name, codeOf(one)].filter(Boolean).join(' ')),
  }
}

function causesOf(error: unknown): readonly Error[] {
  const chain: Error[] = []
  for (let one = error; one instanceof Error && chain.length < 5; one = one.cause) chain.push(one)
  return chain
}

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined
