/** What the zip of a report is locked with must withstand a thief who has the file, and all the time there is. */
export const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 128

/** What is wrong with a password, in words, or null. */
export function passwordProblem(password: string): string | null {
  if ([...password].length < SHORTEST_PASSWORD) {
    return `The password needs ${SHORTEST_PASSWORD} characters or more.`
  }
  if (password.length > LONGEST_PASSWORD) return `The password may have ${LONGEST_PASSWORD} characters.`
  return /^\P{Cc}*$/u.test(password) ? null : 'The password must hold no control characters.'
}

/** Nothing that is mistaken for another on paper or over the phone: no 0 O 1 l I. */
const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const GROUP = 5

/**
 * A password of 20 letters in groups, 116 bits, such as `k7mPq-Xw3ab-…`.
 * @param random - fills bytes with random ones, as crypto.getRandomValues does
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
