import { sql } from 'drizzle-orm'
import type { RequestRow } from '../board/beds'
import { request } from '../db/schema'

/**
 * Solo has a request at a place, and it stays there when the patient is moved; here it goes with the patient. The bed at
 * whose place Solo has it, or will have it:
 */
export const twinBed = sql<string>`coalesce(${request.soloBedId}, ${request.bedId})`

/** The same, of a row. */
export const twinBedOf = (row: Pick<RequestRow, 'soloBedId' | 'bedId'>): string => row.soloBedId ?? row.bedId
