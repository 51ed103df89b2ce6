import type { Said } from '@/lib/errors'
import { refusalTextHere } from '@/lib/words/refusal-text-here'

/** The password of a zip has to withstand a thief who has the file and unlimited time. */
export const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 128

/** Returns what is wrong with a password, or null. */
export function passwordProblem(password: string): Said | null {
  if ([...password].length < SHORTEST_PASSWORD) {
    return refusalTextHere('passwordShort', { characters: SHORTEST_PASSWORD })
  }
  if (password.length > LONGEST_PASSWORD)
    return refusalTextHere('passwordLong', { characters: LONGEST_PASSWORD })
  return /^\P{Cc}*$/u.test(password) ? null : refusalTextHere('passwordControl')
}

/** No characters that are mistaken for others on paper or over the phone: no 0 O 1 l I. */
const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const GROUP = 5

/**
 * Makes a password of 20 letters in groups, 116 bits, such as `k7mPq-Xw3ab-…`.
 * @param random - fills a byte array with random bytes, as crypto.getRandomValues does
 */
export function makePassword(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const letters: string[] = []
  // A byte beyond the last whole round of the alphabet would favour its beginning.
  const fair = 256 - (256 % LETTERS.length)
  while (letters.length < GROUPS * GROUP) {
    for (const byte of random(new Uint8Array(32))) {
      if (byte < fair && letters.length < GROUPS * GROUP) letters.push(LETTERS.charAt(byte % LETTERS.length))
    }
  }
  const groups = Array.from({ length: GROUPS }, (_, nth) => letters.slice(nth * GROUP, (nth + 1) * GROUP))
  return groups.map((group) => group.join('')).join('-')
}
