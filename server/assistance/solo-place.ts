import { sql } from 'drizzle-orm'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'

/**
 * The bed at whose place Solo has a request, or will have it. Solo keeps a request at its place when the patient is moved; here
 * it moves with the patient.
 */
export const bedInSolo = sql<string>`coalesce(${request.soloBedId}, ${request.bedId})`

/** The same for one row. */
export const bedInSoloOf = (row: Pick<RequestRow, 'soloBedId' | 'bedId'>): string =>
  row.soloBedId ?? row.bedId
