import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { leaseCursor, moveCursor, releaseCursor } from '@/server/compliance/syslog/cursor'
import { type Config, readConfig } from '@/server/config'
import { openLantern, openUnchanged } from '@/server/open-database'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { type DatabasePlace, describeOnBothDatabases } from '../../support/database'

const log = pino({ level: 'silent' })

function configOf({ url, dataDir }: DatabasePlace): Config {
  const read = readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, ...(url && { DATABASE_URL: url }) })
  if (!read.ok) throw new Error(read.lines.join('\n'))
  return read.config
}

/** Runs `run` as the owner of the tables. */
async function asOwner<T>(place: DatabasePlace, run: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ ...place, log })
  try {
    return await run(database)
  } finally {
    await database.close()
  }
}
const statement = (place: DatabasePlace, text: string) =>
  asOwner(place, ({ orm }) => orm.execute(sql.raw(text)))

describeOnBothDatabases('Opening the database', (open) => {
  it.each(['all tables in schema lantern', 'lantern.audit_cursor'])(
    'at the start grants what was made before the role: %s',
    async (tables) => {
      const place = await open('tables')
      await statement(place, `revoke all on ${tables} from lantern_serving`)
      const { orm, close } = await openLantern(configOf(place), log)
      try {
        expect(await leaseCursor(orm, 'a node')).toBe(0)
        await moveCursor(orm, 'a node', 7)
        await releaseCursor(orm, 'a node')
        expect(await leaseCursor(orm, 'another node')).toBe(7)
        for (const text of [
          'delete from lantern.audit_cursor',
          `update lantern.audit_cursor set name = 'x'`,
        ]) {
          await expect(orm.execute(sql.raw(text))).rejects.toMatchObject({ cause: { code: '42501' } })
        }
      } finally {
        await close()
      }
    },
  )

  it('to look at it leaves it as it is, and cannot change it', async () => {
    const place = await open('tables')
    await statement(place, 'update lantern.audit_keeping set years = 11')
    const { orm, close } = await openUnchanged(configOf(place), log)
    try {
      expect(await orm.execute(sql`select years from lantern.audit_keeping`)).toMatchObject({
        rows: [{ years: 11 }],
      })
      const changing = orm.execute(sql`delete from lantern.audit_entry`)
      await expect(changing).rejects.toMatchObject({ cause: { code: '42501' } })
    } finally {
      await close()
    }
  })

  it('to look at it refuses in words where there are no tables, or those of another version', async () => {
    const empty = await open()
    await expect(openUnchanged(configOf(empty), log)).rejects.toMatchObject({
      code: 'schema_differs',
      message: expect.stringContaining('no tables of Lantern'),
    })
    const newer = await open('tables')
    await statement(
      newer,
      `insert into drizzle.lantern_migrations (hash, created_at) values ('later', ${Date.UTC(2100, 0)})`,
    )
    await expect(openUnchanged(configOf(newer), log)).rejects.toMatchObject({
      code: 'schema_differs',
      message: expect.stringContaining('of another version'),
    })
    const older = await open('tables')
    await statement(
      older,
      'delete from drizzle.lantern_migrations where id = (select max(id) from drizzle.lantern_migrations)',
    )
    await expect(openUnchanged(configOf(older), log)).rejects.toMatchObject({ code: 'schema_differs' })
  })
})
