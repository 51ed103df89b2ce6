import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { readRooms, roomsQuery } from '@/server/calls/read-rooms'
import { describeOnBothDatabases } from '../../../support/database'
import { openMigrated } from '../../fresh-database'

const ROWS = 20_000

/** A year of calls, though they are kept for less: two sides each, in 200 rooms. */
const history = [
  sql`insert into lantern.building (name) values ('hospital')`,
  sql`insert into lantern.call_quality (call_id, side, building_id, floor, room, bed, started_at, browser, loads, seconds,
      poor_seconds, round_trip_ms, worst_round_trip_ms, packets_in, lost_in, packets_out, lost_out, freezes, freeze_ms,
      picture_seconds, first_picture_ms, replaced, relayed, bad)
    select (n / 2)::text, case n % 2 when 0 then 'provider' else 'patient' end, b.id, 'floor ' || n / 2 % 5, n / 2 % 200,
      'bed 1', now() - make_interval(secs => 365.0 * 86400 * n / ${ROWS}::int), 'chromium', '[]', 300, 0, n % 400, n % 900,
      15000, n % 100, 15000, n % 50, n % 3, n % 3 * 400, 300, n % 3000, 0, n % 7 = 0, n % 11 = 0
    from lantern.building b, generate_series(1, ${ROWS}::int) n`,
  sql`analyze`,
]

describeOnBothDatabases('The ranking of rooms', (open) => {
  it('is one query that reads only the days asked for, by an index', async () => {
    const database = await openMigrated(await open('tables'))
    try {
      for (const step of history) await database.orm.execute(step)
      const { orm } = database
      expect(await readRooms(orm, 7)).toHaveLength(192)
      const plan = JSON.stringify(await orm.execute(sql`explain ${roomsQuery(orm, 7).getSQL()}`))
      expect(plan).toMatch(/call_quality_started/)
      expect(plan).not.toContain('Seq Scan on call_quality')
    } finally {
      await database.close()
    }
  })
})
