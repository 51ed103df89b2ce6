import { asc, like, sql } from 'drizzle-orm'
import { foldWords } from '@/lib/board/fold-words'
import { MOST_ACTORS, type TrailActor } from '@/lib/compliance/trail'
import { display } from '@/server/db/display-tables'
import { account } from '@/server/db/schema'
import { searchWords } from '@/server/db/search-words'
import type { Orm } from '@/server/platform/db/open'

/**
 * Finds users, disabled ones included, then walls and devices, revoked ones included, by a part of their name or username. Case, accents
 * and signs do not count; a text of signs only finds no one.
 */
export async function findActors(orm: Orm, text: string): Promise<readonly TrailActor[]> {
  const words = foldWords(text).trim()
  if (words === '') return []
  const part = `%${words}%`
  const { id, name, username, role } = account
  const users = await orm
    .select({ id, name, username, role })
    .from(account)
    .where(like(searchWords(sql`${name} || ' ' || ${username}`), part))
    .orderBy(asc(name), asc(username))
    .limit(MOST_ACTORS)
  const screens = await orm
    .select({ id: display.id, name: display.name, serial: display.bedSerial })
    .from(display)
    .where(like(searchWords(sql`${display.name}`), part))
    .orderBy(asc(display.name), asc(display.id))
    .limit(MOST_ACTORS)
  return [
    ...users.map((user) => ({ ...user, kind: 'account' as const })),
    ...screens.map((one) => ({
      id: one.id,
      name: one.name,
      kind: one.serial === null ? ('display' as const) : ('device' as const),
    })),
  ].slice(0, MOST_ACTORS)
}
