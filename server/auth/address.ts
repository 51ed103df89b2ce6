/**
 * Returns the address that sent a request: the last entry is what the nearest proxy, or Next itself, saw; a client can write
 * anything into those before it.
 */
export const nearestAddress = (forwardedFor: unknown): string =>
  (typeof forwardedFor === 'string' ? forwardedFor.split(',').at(-1)?.trim() : undefined) || 'unknown'
