import { asc, gt } from 'drizzle-orm'
import { sealAll } from '@/server/audit/sealer'
import { auditEntry } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

export type AuditRow = typeof auditEntry.$inferSelect

/** Returns what takes the waiting rows into the chain, and returns those that came since its last call. */
export function newAuditRows(orm: () => Orm): () => Promise<readonly AuditRow[]> {
  let last = 0
  return async () => {
    await sealAll(orm())
    const rows = await orm()
      .select()
      .from(auditEntry)
      .where(gt(auditEntry.seq, last))
      .orderBy(asc(auditEntry.seq))
    last = rows.at(-1)?.seq ?? last
    return rows
  }
}
