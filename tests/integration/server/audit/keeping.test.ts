import { afterEach, expect, it } from 'vitest'
import { keepAuditYears } from '@/server/audit/archive/keeping'
import { auditKeeping } from '@/server/db/schema'
import { describeOnMigrated } from '@/tests/integration/databases'

const USUAL = 6

describeOnMigrated('How long audit rows stay', (database) => {
  const said: unknown[][] = []
  const log = {
    info: (...what: unknown[]) => said.push(['info', ...what]),
    warn: (...what: unknown[]) => said.push(['warn', ...what]),
  }
  afterEach(() => keepAuditYears(database(), USUAL, log))

  it('is what the server was started with, and the log says when that changes', async () => {
    for (const years of [USUAL, 10, 2]) await keepAuditYears(database(), years, log)
    expect(await database().orm.select().from(auditKeeping)).toEqual([{ years: 2 }])
    expect(said).toEqual([
      ['info', { years: 10, former: USUAL }, expect.any(String)],
      ['warn', { years: 2, former: 10 }, expect.stringContaining('AUDIT_KEPT_YEARS is shorter')],
    ])
  })
})
