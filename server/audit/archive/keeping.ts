import type { Logger } from 'pino'
import { auditKeeping } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'

/**
 * Writes for how many years rows of the audit trail stay in the chain at least: what the server was started with. A shorter time lets
 * rows go to an archive that were to stay, so the log says so.
 */
export async function keepAuditYears(
  database: Pick<Database, 'asOwner'>,
  years: number,
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<void> {
  const former = await database.asOwner(async (tx) => {
    const [kept] = await tx.select().from(auditKeeping).for('update')
    await tx.update(auditKeeping).set({ years })
    return kept?.years ?? years
  })
  if (years < former)
    log.warn({ years, former }, 'AUDIT_KEPT_YEARS is shorter than before: audit rows go to archives earlier')
  else if (years > former) log.info({ years, former }, 'AUDIT_KEPT_YEARS is longer than before')
}
