import { type SQL, sql } from 'drizzle-orm'
import { bed } from './schema'

/** The unit of a bed, as `unitOf` computes it. */
export const unitOfBed: SQL<string> = sql<string>`coalesce(nullif(${bed.department}, ''), ${bed.floor})`
