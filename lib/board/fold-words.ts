/** The accents of a decomposed letter. These three are regular expressions that JavaScript and PostgreSQL read alike. */
export const ACCENTS = '[\\u0300-\\u036f]'
/** Left out: "O’Brien" is one word. */
export const APOSTROPHES = "['’ʼ`]"
export const BETWEEN_WORDS = '[\\s.,;:/()_%*&+"\\\\–—-]+'

/** Letters that Unicode does not decompose, one by one and as two. */
export const LETTERS = { from: 'ØŁĐøłđı', to: 'OLDoldi' }
export const LIGATURES = [
  ['ß', 'ss'],
  ['Æ', 'ae'],
  ['æ', 'ae'],
  ['Œ', 'oe'],
  ['œ', 'oe'],
] as const

/**
 * Returns text as a search compares it: lower case, without accents, with one space between words and at both ends, so that a
 * text holds ` word ` where it has that word, and ` wo` where one begins so. `searchWords` (server/db) is the same in SQL.
 */
export function foldWords(text: string): string {
  const bare = text.normalize('NFKD').replace(new RegExp(ACCENTS, 'g'), '')
  const letters = [...bare].map((one) => LETTERS.to[LETTERS.from.indexOf(one)] ?? one).join('')
  const apart = LIGATURES.reduce((folded, [from, to]) => folded.replaceAll(from, to), letters)
  const words = apart
    .toLowerCase()
    .replace(new RegExp(APOSTROPHES, 'g'), '')
    .replace(new RegExp(BETWEEN_WORDS, 'g'), ' ')
  return ` ${words.trim()} `
}

/** Returns the words of a text as `foldWords` writes them; none for punctuation only. */
export const wordsOf = (text: string): string[] => foldWords(text).split(' ').filter(Boolean)
