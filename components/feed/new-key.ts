/**
 * Creates an Idempotency-Key of 32 hexadecimal digits. crypto.randomUUID is missing on plain http, as on a ward's own
 * network.
 */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
