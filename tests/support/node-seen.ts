import { node } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

const write = (orm: Orm, id: string, seenAt: Date) =>
  orm.insert(node).values({ id, seenAt }).onConflictDoUpdate({ target: node.id, set: { seenAt } })

/** Makes a node live for as long as a test takes, however slow the machine is. */
export const nodeLives = (orm: Orm, id: string) => write(orm, id, new Date('2100-01-01'))

/** Makes a node one that was last seen `ago` ms ago, or earlier once this has been read. */
export const nodeLastSeen = (orm: Orm, id: string, ago: number) => write(orm, id, new Date(Date.now() - ago))
