import { sql } from 'drizzle-orm'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'

/**
 * Solo has a request at a place, and it stays there when the patient is moved; here it goes with the patient. The bed at
 * whose place Solo has it, or will have it:
 */
export const bedInSolo = sql<string>`coalesce(${request.soloBedId}, ${request.bedId})`

/** The same, of a row. */
export const bedInSoloOf = (row: Pick<RequestRow, 'soloBedId' | 'bedId'>): string =>
  row.soloBedId ?? row.bedId
