import { sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { auditKeeping } from '@/server/db/schema'
import { allowPauses } from '@/server/platform/db/allow-pauses'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { createChainCheck } from '../chain/check'
import { type Finding, findingLines } from '../chain/findings'
import { type ReadRow, readRows } from '../chain/pages'
import { type ChainRow, patientsOf, timeOf } from '../chain/row'
import { readArchives, startAfter } from './archives'
import { writeArchive } from './file'
import { rowLine, setLine } from './lines'

/** Any fixed number does; it names "a node archives" among the server's advisory locks. */
const ARCHIVE_LOCK = 7_326_003
const AT_A_TIME = 1_000
/** One transaction removes them, and PGlite answers no one meanwhile. */
const MOST_ROWS = 20_000
const MOST_CHARACTERS = 32_000_000

export interface Retirement {
  readonly orm: Orm
  /** Where the files go. */
  readonly folder: string
  readonly log: Pick<Logger, 'info' | 'error'>
}

/** Archives the rows of the chain that are older than the years that they are kept, by whole months, and removes them. */
export async function retireOldRows(settings: Retirement): Promise<void> {
  while (await retireOldest(settings));
}

/**
 * The file is whole on the disk before its row is written, and that before `audit_retire` removes the rows, both in one transaction.
 * Whatever ends the process, the rows are in the chain, or in the file and no longer in the chain.
 * @returns whether there may be more
 */
const retireOldest = ({ orm, folder, log }: Retirement): Promise<boolean> =>
  orm.transaction(async (tx) => {
    const { rows } = (await tx.execute(sql`select pg_try_advisory_xact_lock(${ARCHIVE_LOCK}) as mine`)) as {
      // What the query above selects.
      rows: readonly { readonly mine: boolean }[]
    }
    if (!rows[0]?.mine) return false
    // The file is written meanwhile, maybe over a network.
    await allowPauses(tx)
    const span = await readSpan(tx)
    const [first] = span.rows
    const last = span.rows.at(-1)
    if (!first || !last) return false
    if (span.wrong.length > 0) {
      log.error(
        { wrong: findingLines(span.wrong).slice(0, 10) },
        'Old audit rows stay: their chain is broken',
      )
      return false
    }
    const file = `audit-${padded(first.seq)}-${padded(last.seq)}.jsonl.gz`
    const hash = await writeArchive(folder, file, span.text)
    // Only the columns that the serving role may write.
    const { rows: made } = (await tx.execute(sql`
      insert into lantern.audit_archive (first_seq, last_seq, previous, last_hash, file, sha256)
      values (${first.seq}, ${last.seq}, decode(${first.previous}, 'hex'), decode(${last.hash}, 'hex'), ${file},
        decode(${hash}, 'hex'))
      returning id`)) as {
      // What the statement above returns.
      rows: readonly { readonly id: unknown }[]
    }
    await tx.execute(sql`select lantern.audit_retire(${made[0]?.id})`)
    log.info({ file, first: first.seq, last: last.seq }, 'Old audit rows moved to an archive')
    return true
  })

interface Span {
  readonly rows: readonly ChainRow[]
  readonly text: string
  readonly wrong: readonly Finding[]
}

/** Reads the oldest rows, all of one month that is old enough, and never the last row of the chain. */
async function readSpan(tx: Transaction): Promise<Span> {
  const check = createChainCheck(startAfter(await readArchives(tx)))
  const rows: ChainRow[] = []
  const sets = new Set<string>()
  let text = ''
  let after: string | null = null
  let before = await readCutOff(tx)
  while (rows.length < MOST_ROWS && text.length < MOST_CHARACTERS) {
    // One more, to see whether the last one is that of the chain.
    const page = await readRows(tx, after, AT_A_TIME + 1)
    const few = page.rows.slice(0, Math.min(AT_A_TIME, page.rows.length - 1))
    if (rows.length === 0 && few[0]) before = Math.min(before, monthAfter(timeOf(few[0])))
    const young = few.findIndex((row) => !(timeOf(row) < before))
    const old = young < 0 ? few : few.slice(0, young)
    text += await linesOf(tx, old, sets)
    for (const row of old) check.take(row)
    rows.push(...old)
    if (young >= 0 || few.length < AT_A_TIME) break
    after = String(old.at(-1)?.seq)
  }
  return { rows, text, wrong: check.end() }
}

/** The beginning of the month in which rows become old enough, by the database's clock; milliseconds since the epoch. */
async function readCutOff(tx: Transaction): Promise<number> {
  const [kept] = await tx
    .select({
      before:
        sql<number>`(extract(epoch from date_trunc('month', (now() - make_interval(years => ${auditKeeping.years})) at time zone 'UTC')
      at time zone 'UTC') * 1000)::float8`.mapWith(Number),
    })
    .from(auditKeeping)
  return kept?.before ?? Number.NEGATIVE_INFINITY
}

const monthAfter = (at: number): number => {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)
}

/** Returns the rows as lines, each set of patients before the first row that names it. */
async function linesOf(tx: Transaction, rows: readonly ReadRow[], written: Set<string>): Promise<string> {
  const named = rows.map(patientsOf).filter((hash) => hash !== null && !written.has(hash))
  const mrns = await readSets(tx, [...new Set(named)])
  return rows
    .map((row) => {
      const hash = patientsOf(row)
      const known = hash !== null && !written.has(hash) ? mrns.get(hash) : undefined
      if (hash !== null) written.add(hash)
      return (hash !== null && known ? setLine({ hash, mrns: known }) : '') + rowLine(row)
    })
    .join('')
}

async function readSets(
  tx: Transaction,
  hashes: readonly (string | null)[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = (await tx.execute(sql`
    select encode(hash, 'hex') as hash, mrns from lantern.audit_patients
    where hash in (select decode(named, 'hex') from jsonb_array_elements_text(${JSON.stringify(hashes)}::jsonb) as named)`)) as {
    // What the query above selects.
    rows: readonly { readonly hash: string; readonly mrns: readonly string[] }[]
  }
  return new Map(rows.map(({ hash, mrns }) => [hash, mrns]))
}

const padded = (seq: number): string => String(seq).padStart(12, '0')
