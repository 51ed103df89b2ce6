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
    return {
      kind: 'pglite',
      // Same query builder, another result type; nothing here reads raw results of `execute` beyond `.rows`.
      orm: orm as unknown as Orm,
      migrate: (folder, list) => migrate(orm, { migrationsFolder: folder, migrationsTable: list }),
      listen: async (channel, heard) => {
        const stop = await client.listen(channel, heard)
        return () => stop()
      },
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
