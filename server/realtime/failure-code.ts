/** The code alone of a database failure: messages of the driver, and Drizzle's around them, can hold values. */
export function failureCode(error: unknown): string {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown'
}
