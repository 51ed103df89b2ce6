import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { request } from '@/server/db/schema'
import { isDue } from '@/server/sync/outbox/lease-deliveries'
import { isNotSentInTime } from '@/server/sync/outbox/mark-not-sent'
import { describeOnBothDatabases } from '../../../../support/database'
import { openMigrated } from '../../../fresh-database'

const BEDS = 200
const REQUESTS_EACH = 100

/** Years of requests that ended, and a new one at every tenth bed. */
const history = [
  sql`insert into lantern.building (name) values ('hospital')`,
  sql`insert into lantern.bed (building_id, floor, room, label)
    select b.id, 'floor 2', n::text, 'bed 1' from lantern.building b, generate_series(1, ${BEDS}::int) n`,
  sql`insert into lantern.assistance_request
      (building_id, bed_id, status, priority, origin, locator, asked_at, ended_at, delivery)
    select b.building_id, b.id, 'completed', 'urgent', 'lantern', '{}'::jsonb,
      now() - make_interval(hours => n + 1), now() - make_interval(hours => n), 'done'
    from lantern.bed b, generate_series(1, ${REQUESTS_EACH}::int) n`,
  sql`insert into lantern.assistance_request
      (building_id, bed_id, status, priority, origin, locator, asked_at, delivery)
    select b.building_id, b.id, 'sending', 'urgent', 'lantern', '{}'::jsonb, now() - interval '5 seconds', 'create'
    from lantern.bed b where b.room::int % 10 = 0`,
  sql`analyze`,
]

describeOnBothDatabases('The outbox’s due deliveries', (open) => {
  it('are found without reading what is long done', async () => {
    const database = await openMigrated(await open('tables'))
    try {
      const { orm } = database
      for (const step of history) await orm.execute(step)
      for (const isWanted of [isDue('a node'), isNotSentInTime]) {
        const asked = orm.select({ id: request.id }).from(request).where(isWanted)
        expect(await asked).toHaveLength(BEDS / 10)
        const plan = JSON.stringify(await orm.execute(sql`explain ${asked.getSQL()}`))
        expect(plan).not.toContain('Seq Scan on assistance_request')
        expect(plan).toMatch(/request_(twin|open_bed)/)
      }
    } finally {
      await database.close()
    }
  })
})
