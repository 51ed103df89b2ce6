import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { isCoverageActive } from '@/server/coverage/active-coverage'
import { coverage } from '@/server/db/schema'
import { describeOnBothDatabases } from '../../../support/database'
import { openMigrated } from '../../fresh-database'

const NURSES = 50
const SESSIONS = 20_000

/** A year of sessions: most ran out or were ended, and each nurse has one open. */
const history = [
  sql`insert into lantern.building (name) values ('hospital')`,
  sql`insert into lantern.account (username, name, role, password_hash)
    select 'nurse ' || n, 'Nurse ' || n, 'virtual', '' from generate_series(1, ${NURSES}::int) n`,
  sql`insert into lantern.session (id, account_id, created_at, expires_at, ended_at)
    select a.username || ' ' || n, a.id, now() - make_interval(hours => n + 1),
      now() - make_interval(hours => n - 12), case when n % 2 = 0 then now() - make_interval(hours => n) end
    from lantern.account a, generate_series(1, ${SESSIONS / NURSES}::int) n`,
  sql`insert into lantern.coverage (user_id, user_name, building_id, unit, since, until)
    select a.id, a.name, b.id, 'unit ' || n, now() - interval '1 hour', now() + interval '6 hours'
    from lantern.account a, lantern.building b, generate_series(1, 4) n`,
  sql`analyze`,
]

describeOnBothDatabases('Who covers a unit', (open) => {
  it('reads only the open sessions, however many ended ones there are', async () => {
    const database = await openMigrated(await open('tables'))
    try {
      for (const step of history) await database.orm.execute(step)
      const { orm } = database
      const asFilter = orm.select({ id: coverage.id }).from(coverage).where(isCoverageActive)
      const asAnswer = orm.select({ holds: sql<boolean>`${isCoverageActive}` }).from(coverage)
      expect(await asFilter).toHaveLength(4 * NURSES)
      for (const asked of [asFilter, asAnswer]) {
        const plan = JSON.stringify(await orm.execute(sql`explain ${asked.getSQL()}`))
        expect(plan).toMatch(
          /using session_(account|expiry) on session [^{]*{[^{]*Index Cond: [^{]*expires_at > now/,
        )
        expect(plan).not.toContain('Seq Scan on session')
      }
    } finally {
      await database.close()
    }
  })
})
