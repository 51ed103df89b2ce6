/**
 * The user that a page was loaded for, told with everything it sends. Two nurses share a browser and its cookie: a page of the first
 * must not act, or be shown news, as the second. Absent: the page is of a version before, or no browser sends it.
 */
export const ACTING_USER = {
  /** The header of changes by HTTP. */
  header: 'acting-user',
  /** The field of the handshake's `auth`. */
  handshake: 'actingUser',
} as const

/** Returns whether a page that acts as `told` (header or handshake) acts as this user. */
export const isActingUser = (told: unknown, userId: string): boolean =>
  told === undefined || told === null || told === userId
