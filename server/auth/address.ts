/** Who sent a request: the last entry is what the nearest proxy, or Next itself, saw; those before are anybody's claim. */
export const nearestAddress = (forwardedFor: unknown): string =>
  (typeof forwardedFor === 'string' ? forwardedFor.split(',').at(-1)?.trim() : undefined) || 'unknown'
