import { type SQL, sql } from 'drizzle-orm'

/** The accents of a decomposed letter. These three are regular expressions that PostgreSQL and JavaScript read alike. */
const ACCENTS = '[\\u0300-\\u036f]'
/** Left out: "O’Brien" is one word. */
const APOSTROPHES = "['’ʼ`]"
const BETWEEN_WORDS = '[\\s.,;:/()_%*&+"\\\\–—-]+'

/** Letters that Unicode does not decompose, one by one and as two. */
const LETTERS = { from: 'ØŁĐøłđı', to: 'OLDoldi' }
const LIGATURES = [
  ['ß', 'ss'],
  ['Æ', 'ae'],
  ['æ', 'ae'],
  ['Œ', 'oe'],
  ['œ', 'oe'],
] as const

/**
 * Returns text as the search compares it: lower case, without accents, with one space between words and at both ends, so that
 * `% word %` finds a word and `% wo%` its beginning. `searchWords` is the same in SQL.
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

/** Returns the SQL of `foldWords`, for a generated column: `of` is an expression of other columns of its row. */
export function searchWords(of: SQL): SQL {
  const bare = sql`regexp_replace(normalize(${of}, NFKD), ${literal(ACCENTS)}, '', 'g')`
  const letters = sql`translate(${bare}, ${literal(LETTERS.from)}, ${literal(LETTERS.to)})`
  const apart = LIGATURES.reduce(
    (folded, [from, to]) => sql`replace(${folded}, ${literal(from)}, ${literal(to)})`,
    letters,
  )
  const words = sql`regexp_replace(lower(${apart}), ${literal(APOSTROPHES)}, '', 'g')`
  return sql`' ' || trim(regexp_replace(${words}, ${literal(BETWEEN_WORDS)}, ' ', 'g')) || ' '`
}

/** A constant of this file as text of SQL: a column's definition takes no parameters. */
const literal = (text: string): SQL => sql.raw(`'${text.replaceAll("'", "''")}'`)
