import { eq, type InferSelectModel, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { databaseTime } from './clock'
import type { Orm } from './open'

export interface LeaseSettings<Table extends PgTable, Before> {
  readonly table: Table
  /** The primary key of `table`. */
  readonly key: AnyPgColumn
  /** Which rows are due, and free to take. */
  readonly isDue: SQL | undefined
  /** Which of them first. */
  readonly orderBy: readonly SQL[]
  readonly most: number
  /** What the lease writes: until when it holds, and where the table has columns for it, the holder and the attempt. */
  readonly set: PgUpdateSetSource<Table>
  /** A value of the row that `set` overwrites and the caller still needs. */
  readonly before?: SQL<Before>
}

export interface Leased<Row, Before> {
  /** The row as the lease left it. */
  readonly row: Row
  /** The value of `before`, read from the row as it was when it was locked. */
  readonly before: Before
  /** By the database's clock, before the job is done. */
  readonly leasedAt: Date
}

/**
 * Leases up to `most` due rows. Nodes share the rows by skipping those that another node is leasing at the moment. It is one
 * statement, because most rounds find nothing to do and must cost next to nothing; PostgreSQL never inlines a CTE that
 * locks rows, so no row beyond `most` is locked.
 * @returns the leased rows, in no particular order
 */
export async function leaseRows<Table extends PgTable, Before = null>(
  orm: Orm,
  { table, key, isDue, orderBy, most, set, before }: LeaseSettings<Table, Before>,
): Promise<Leased<InferSelectModel<Table>, Before>[]> {
  const due = orm.$with('due').as(
    orm
      .select({ key, before: (before ?? sql<Before>`null::boolean`).as('before') })
      .from(key.table)
      .where(isDue)
      .orderBy(...orderBy)
      .limit(most)
      .for('update', { skipLocked: true }),
  )
  const leased = await orm
    .with(due)
    .update(table)
    .set(set)
    .from(due)
    .where(eq(key, due.key))
    .returning({ row: table, before: due.before, now: databaseTime })
  return leased.map(({ row, before, now }) => ({ row, before, leasedAt: new Date(now) }))
}
