/** The placeholders for a day and a choice in the examples of "Create Episode" and "Update Episode". */
const SOME_DAY = 'YYYY-MM-DD'
const SOME_TEXT = 'string'

/**
 * Replaces the placeholders, so that the reference's two examples of an episode work unchanged: they say `YYYY-MM-DD` for both
 * days and `string` for the status. The values are `today` (YYYY-MM-DD), no end, and PLANNING.
 */
export function withoutPlaceholders(body: unknown, today: string): unknown {
  if (typeof body !== 'object' || body === null) return body
  const filled: Record<string, unknown> = { ...body }
  if (filled.from === SOME_DAY) filled.from = today
  if (filled.to === SOME_DAY) filled.to = null
  if (filled.status === SOME_TEXT) filled.status = 'PLANNING'
  return filled
}
