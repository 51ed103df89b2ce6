import { createHash } from 'node:crypto'

/** Returns the same UUID for the same name, on every machine (RFC 9562, version 8: 122 bits of our own choosing). */
export function stableUuid(name: string): string {
  const hex = createHash('sha256').update(`lantern demo: ${name}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
