import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '@/lib/board/account'
import { type Result, refused, type Said } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { isCommon } from './common-passwords'

/** Shorter names are in too many words. */
const SHORTEST_NAME = 4
/** `aaaaaaaaaaaa`, `121212121212`. */
const FEWEST_CHARACTERS = 5

/**
 * Refuses a password that others would guess (NIST SP 800-63B, 5.1.1.2): too short, common, also with digits or signs around it or
 * said twice, or with a name in it. Any other of 12 characters is accepted, whatever they are. Null: accepted.
 * @param names - of the user, the account, and the hospital
 */
export function badPassword(password: string, names: readonly string[]): Result<never> | null {
  const characters = [...password]
  if (characters.length < SHORTEST_PASSWORD)
    return wrong(refusalText('account.passwordShort', { characters: SHORTEST_PASSWORD }))
  if (password.length > LONGEST_PASSWORD)
    return wrong(refusalText('account.passwordLong', { characters: LONGEST_PASSWORD }))
  if (isGuessable(password, characters)) return wrong(refusalText('account.passwordCommon'))
  const plain = lettersOf(password)
  const isNamed = ['lantern', ...names].flatMap(partsOf).some((name) => plain.includes(name))
  return isNamed ? wrong(refusalText('account.passwordName')) : null
}

function isGuessable(password: string, characters: readonly string[]): boolean {
  if (new Set(characters).size < FEWEST_CHARACTERS) return true
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const half = core.slice(0, core.length / 2)
  const isTwice = core.length > 0 && core === half + half
  return isCommon(password) || isCommon(core) || (isTwice && isCommon(half)) || isRow(password)
}

/** Whether every character follows the one before it: `123456789012`, `abcdefghijkl`, and backwards. */
function isRow(password: string): boolean {
  const codes = [...password].map((one) => one.charCodeAt(0))
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  const turns = steps.filter((step) => Math.abs(step) !== 1).length
  return turns <= 1
}

/** A name as a whole, and each of its words: `Nora Smith, RN` is also `nora` and `smith`. Of an address its user's part only. */
const partsOf = (name: string): string[] =>
  [
    lettersOf(name),
    ...name
      .replace(/@.*$/, '')
      .split(/[\s,.@_-]+/)
      .map(lettersOf),
  ].filter((part) => part.length >= SHORTEST_NAME)

const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const wrong = (said: Said): Result<never> => refused('invalid', said, { field: 'password' })
