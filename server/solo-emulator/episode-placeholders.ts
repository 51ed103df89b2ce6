/** A day, and a choice, as the examples of "Create Episode" and "Update Episode" leave them open. */
const SOME_DAY = 'YYYY-MM-DD'
const SOME_TEXT = 'string'

/**
 * A leniency owed to the reference: its two examples of an episode are to work as they stand, but say `YYYY-MM-DD` for
 * both days and `string` for the status. Those very words stand for `today` (YYYY-MM-DD), for no end, and for PLANNING.
 */
export function withoutPlaceholders(body: unknown, today: string): unknown {
  if (typeof body !== 'object' || body === null) return body
  const filled: Record<string, unknown> = { ...body }
  if (filled.from === SOME_DAY) filled.from = today
  if (filled.to === SOME_DAY) filled.to = null
  if (filled.status === SOME_TEXT) filled.status = 'PLANNING'
  return filled
}
