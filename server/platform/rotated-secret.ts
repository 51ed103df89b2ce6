/** A secret; or the one that writes, and before it was changed the one that still reads what it wrote. */
export type RotatedSecret = string | readonly [current: string, ...former: string[]]

/** Returns the secret that everything new is written by. */
export const writingSecret = (secret: RotatedSecret): string =>
  typeof secret === 'string' ? secret : secret[0]

/** Returns every secret that may have written what is read, the current one first. */
export const readingSecrets = (secret: RotatedSecret): readonly string[] =>
  typeof secret === 'string' ? [secret] : secret

/** Returns what `read` makes of the first secret that fits; null where none does. */
export function readWithAny<T>(secret: RotatedSecret, read: (one: string) => T | null): T | null {
  for (const one of readingSecrets(secret)) {
    const found = read(one)
    if (found !== null) return found
  }
  return null
}
