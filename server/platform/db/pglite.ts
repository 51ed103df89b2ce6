import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { lockDirectory } from './directory-lock'
import type { Database, Orm } from './open'
import { within } from './within'

/** Opens PGlite in `directory`, held by a lock file in `lockIn`. */
export async function openPglite(directory: string, lockIn: string): Promise<Database> {
  const unlock = await lockDirectory(lockIn)
  try {
    const client = await PGlite.create(directory)
    const orm = drizzle(client)
    let serving: string | null = null
    const takeRole = () => client.exec(serving === null ? 'reset role' : `set role "${serving}"`)
    const asOwner = async <T>(run: () => Promise<T>): Promise<T> => {
      await client.exec('reset role')
      try {
        return await run()
      } finally {
        await takeRole()
      }
    }
    return {
      kind: 'pglite',
      // Same query builder, another result type; nothing here reads raw results of `execute` beyond `.rows`.
      orm: orm as unknown as Orm,
      // One connection is all there is.
      heartbeats: orm as unknown as Orm,
      migrate: (folder, list) =>
        asOwner(() => migrate(orm, { migrationsFolder: folder, migrationsTable: list })),
      asOwner: (run) => asOwner(() => orm.transaction(run)),
      async serveAs(role) {
        serving = role
        await takeRole()
        return true
      },
      listen: async (channel, heard) => {
        const stop = await client.listen(channel, heard)
        return () => stop()
      },
      hearing: () => 'heard',
      ping: (timeoutMs) => within(timeoutMs, orm.execute(sql`select 1`)),
      close: async () => {
        await client.close()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}
