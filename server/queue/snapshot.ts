import { and, asc, isNotNull, isNull } from 'drizzle-orm'
import type { QueueSnapshot } from '@/lib/board/queue-all'
import { maskBed } from '@/server/board/masking'
import { bed, building, event, request } from '@/server/db/schema'
import { type JoinWithin, readOnCallRules } from '@/server/escalation/on-call'
import { readBeds } from '@/server/event-log/bed-state'
import { isLastEvent } from '@/server/event-log/event-log'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'

/** Returns the open requests of all buildings, and the head of each log, from one state of the database. */
export function readQueue(orm: Orm, masked: boolean, joinWithin?: JoinWithin): Promise<QueueSnapshot> {
  return orm.transaction(
    async (tx) => {
      const rows = await tx
        .select({
          id: building.id,
          name: building.name,
          phone: building.phone,
          seq: building.lastEvent,
          at: event.at,
          now: databaseTime,
        })
        .from(building)
        .leftJoin(event, isLastEvent)
        .orderBy(asc(building.position), asc(building.name))
      const beds = await readBeds(tx, and(isNotNull(request.id), isNull(bed.retiredAt)))
      const onCallRulesOf = await readOnCallRules(tx, joinWithin)
      return {
        serverTime: Math.floor(rows[0]?.now ?? Date.now()),
        masked,
        buildings: rows.map(({ id, name, phone, seq, at }) => ({
          id,
          name,
          phone,
          seq,
          seqAt: at?.getTime() ?? null,
          duty: onCallRulesOf(id),
        })),
        beds: masked ? beds.map(maskBed) : beds,
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
