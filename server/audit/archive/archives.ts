import { sql } from 'drizzle-orm'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { BEGINNING, type Link } from '../chain/row'

/** An archive whose rows have left the chain. Hashes are in hexadecimal. */
export interface Archive {
  readonly firstSeq: number
  readonly lastSeq: number
  readonly previous: string
  readonly lastHash: string
  readonly file: string
  readonly sha256: string
}

/** Reads the archives whose rows have left the chain, in the order of the rows. */
export async function readArchives(orm: Orm | Transaction): Promise<Archive[]> {
  const { rows } = (await orm.execute(sql`
    select first_seq::float8 as "firstSeq", last_seq::float8 as "lastSeq", encode(previous, 'hex') as previous,
      encode(last_hash, 'hex') as "lastHash", file, encode(sha256, 'hex') as sha256
    from lantern.audit_archive where retired_at is not null order by first_seq`)) as {
    // What the query above selects.
    rows: Archive[]
  }
  return rows
}

/** Returns the row after which the chain in the database goes on. */
export function startAfter(archives: readonly Archive[]): Link {
  const last = archives.at(-1)
  return last ? { seq: last.lastSeq, hash: last.lastHash } : BEGINNING
}
