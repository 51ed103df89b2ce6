import { count as countOf } from 'drizzle-orm'
import { auditInbox } from '@/server/db/schema'
import { allowPauses } from '@/server/platform/db/allow-pauses'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { readArchives, startAfter } from './archive/archives'
import { checkFile, checkOrder } from './archive/check'
import { createChainCheck } from './chain/check'
import { count, type Finding, findingLines } from './chain/findings'
import { checkPatientSets } from './chain/kept-sets'
import { chainPages } from './chain/pages'
import { type Link, timeOf } from './chain/row'

export interface Verified {
  /** A sentence for each thing that is wrong, in the order of the rows. */
  readonly wrong: readonly string[]
  /** How many rows were read, of archives too. */
  readonly rows: number
  readonly head: Link
  /** Rows that wait for their place in the chain. */
  readonly waiting: number
  readonly ms: number
}

export interface What {
  /** Rows that the chain must contain, as they were noted earlier. */
  readonly heads?: readonly Link[]
  /** The folder of archives, to check them too; absent: the chain goes on from what the database says of the last one. */
  readonly archives?: string | undefined
}

/**
 * Checks the whole chain, the patients that its rows name, and that it still contains heads noted earlier. It computes every hash
 * itself: the database's functions may have been changed, too.
 */
export const verifyAudit = (orm: Orm, what: What = {}): Promise<Verified> =>
  // One snapshot: rows that go to an archive meanwhile are not missing.
  orm.transaction((tx) => verifyWithin(tx, what), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })

async function verifyWithin(tx: Transaction, { heads = [], archives: folder }: What): Promise<Verified> {
  const from = performance.now()
  // Files of years are read meanwhile.
  await allowPauses(tx)
  const archives = await readArchives(tx)
  const start = startAfter(archives)
  const wrong = checkOrder(archives)
  const witness = createWitness(heads)
  for (const archive of folder === undefined ? [] : archives) {
    wrong.push(...(await checkFile(folder ?? '', archive, witness.see)))
  }
  const check = createChainCheck(start)
  const findings: Finding[] = []
  for await (const page of chainPages(tx)) {
    for (const row of page) {
      check.take(row)
      witness.see(row)
      if (row.lacksPatients) findings.push({ kind: 'without-patients', seq: row.seq, at: timeOf(row) })
    }
  }
  findings.push(...check.end())
  wrong.push(...findingLines(findings), ...witness.lost(check.head(), folder === undefined ? start : null))
  wrong.push(...(await checkPatientSets(tx)))
  return {
    wrong,
    rows: witness.rows(),
    head: check.head(),
    waiting: await waitingRows(tx),
    ms: performance.now() - from,
  }
}

/** Counts rows, and looks for those that were noted earlier. */
function createWitness(heads: readonly Link[]) {
  const noted = new Map(heads.map(({ seq, hash }) => [seq, hash]))
  const seen = new Set<number>()
  let rows = 0
  return {
    see({ seq, hash }: Link): void {
      rows += 1
      if (noted.get(seq) === hash) seen.add(seq)
    },
    rows: () => rows,
    /** Returns a sentence for each that is not there; `start` is the last row that was not looked at. */
    lost: (head: Link, start: Link | null): string[] =>
      heads.filter(({ seq }) => !seen.has(seq)).map((one) => lostLine(one, head, start)),
  }
}

function lostLine({ seq }: Link, head: Link, start: Link | null): string {
  if (start && seq <= start.seq)
    return `Row ${count(seq)} of the given head is in an archive: add --archives.`
  return seq > head.seq
    ? `Row ${count(seq)}, which the given head names, is missing: the chain ends at row ${count(head.seq)}.`
    : `Row ${count(seq)} is not the one that the given head names: the chain was written again from there on, or before.`
}

async function waitingRows(tx: Transaction): Promise<number> {
  const [row] = await tx.select({ rows: countOf() }).from(auditInbox)
  return row?.rows ?? 0
}
