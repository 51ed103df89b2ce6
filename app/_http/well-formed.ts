import { toUSVString } from 'node:util'

const isText = (value: string): boolean => toUSVString(value) === value

/**
 * Returns the dotted name of a text in a JSON value that is no Unicode text, because it has half of a surrogate pair;
 * `''` for the value itself or a name in it, null where there is none. No encoding can keep such a text: PostgreSQL and Solo
 * would get another one than was sent.
 */
export function illFormedAt(value: unknown): string | null {
  // No recursion: a body may be nested deeper than the stack is.
  const left: { at: string; part: unknown }[] = [{ at: '', part: value }]
  for (let next = left.pop(); next; next = left.pop()) {
    const { at, part } = next
    if (typeof part === 'string' && !isText(part)) return at
    if (typeof part !== 'object' || part === null) continue
    for (const [key, inner] of Object.entries(part)) {
      if (!isText(key)) return at
      left.push({ at: at === '' ? key : `${at}.${key}`, part: inner })
    }
  }
  return null
}
