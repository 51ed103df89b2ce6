import { sql } from 'drizzle-orm'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { patientSet } from '../patient-sets'
import { count } from './findings'

const AT_A_TIME = 2_000

/** Checks that each set of patients has the hash by which rows name it. @returns a sentence for each that has not */
export async function checkPatientSets(orm: Orm | Transaction): Promise<string[]> {
  const lines: string[] = []
  for (let after = ''; ; ) {
    const page = await readSets(orm, after)
    for (const [hash, mrns] of page) {
      if (patientSet(mrns).hash !== hash) lines.push(await changedLine(orm, hash))
    }
    const last = page.at(-1)
    if (!last) return lines
    after = last[0]
  }
}

async function readSets(orm: Orm | Transaction, after: string) {
  const { rows } = (await orm.execute(sql`
    select json_agg(json_build_array(encode(hash, 'hex'), mrns) order by hash) as page
    from (select hash, mrns from lantern.audit_patients where hash > decode(${after}, 'hex')
      order by hash limit ${AT_A_TIME}) as kept`)) as {
    // What the query above selects.
    rows: readonly { readonly page: readonly (readonly [hash: string, mrns: readonly string[]])[] | null }[]
  }
  return rows[0]?.page ?? []
}

async function changedLine(orm: Orm | Transaction, hash: string): Promise<string> {
  const { rows } = (await orm.execute(sql`
    select min(seq)::float8 as first, count(*)::float8 as rows
    from lantern.audit_entry where patients = decode(${hash}, 'hex')`)) as {
    // What the query above selects.
    rows: readonly { readonly first: number | null; readonly rows: number }[]
  }
  const { first = null, rows: named = 0 } = rows[0] ?? {}
  const set = `The set of patients ${hash.slice(0, 16)}… was changed; `
  return (
    set + (first === null ? 'no row names it.' : `${count(named)} rows name it, first row ${count(first)}.`)
  )
}
