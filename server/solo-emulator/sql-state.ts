/** "unique_violation" (PostgreSQL manual, appendix A). */
export const UNIQUE_VIOLATION = '23505'

/** The SQLSTATE of a database error, which Drizzle wraps; null for any other error. */
export function sqlStateOf(error: unknown): string | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && typeof one.code === 'string' && /^[0-9A-Z]{5}$/.test(one.code)) return one.code
  }
  return null
}

/**
 * Whether the database refused a value itself: a NUL or half a surrogate pair in a text (class 22), or a text too long to be
 * indexed (class 54). It is the sender's fault, even if the schema let the value through.
 */
export const isBadValue = (state: string | null): boolean => state !== null && /^(22|54)/.test(state)
