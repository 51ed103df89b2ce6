import { type SQL, sql } from 'drizzle-orm'
import { ACCENTS, APOSTROPHES, BETWEEN_WORDS, LETTERS, LIGATURES } from '@/lib/board/fold-words'

/** Returns the SQL of `foldWords`, for a generated column or a search: `of` is an expression of columns of a row. */
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

/** A constant of lib/board/fold-words.ts as text of SQL: a column's definition takes no parameters. */
const literal = (text: string): SQL => sql.raw(`'${text.replaceAll("'", "''")}'`)
