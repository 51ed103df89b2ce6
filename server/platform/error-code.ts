/** Returns what may be logged of an unexpected error: its code or class. */
export const errorCode = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return typeof error
  // Drizzle wraps the driver's error; only the driver's error has the SQLSTATE.
  if ('cause' in error && error.cause) return errorCode(error.cause)
  if ('code' in error && error.code) return String(error.code)
  return error instanceof Error ? error.name : 'unknown'
}
