import type { Logger } from 'pino'
import type { BoardEvent } from '@/lib/board/types'
import { unitOf } from '@/lib/board/unit'
import { type AuditEntry, whoIs, writeEntries } from '@/server/audit/entry'
import { patientsOf } from '@/server/audit/patient-sets'
import type { Orm } from '@/server/platform/db/open'
import { errorCode } from '@/server/platform/error-code'
import { type RealtimeServer, roomsOf, socketsIn } from './broadcast'

/** Writes the audit rows of patients who come to a bed while boards are open. */
export interface LiveReads {
  note(event: BoardEvent): void
  /** Resolves when what waits is written, or the database has not taken it. */
  settled(): Promise<void>
}

/** Far below the number of parameters and columns that one statement may have. */
const AT_ONCE = 100
/** More than an outage of the database lets boards show: while it is gone no event comes. */
const MOST_WAITING = 10_000

/**
 * Creates what records each patient that an open board begins to show, for each session that has it open. The snapshot that
 * a board starts from has a row of its own, with all its patients. These rows follow the event and do not hold it up; those that the
 * database does not take are tried again with the next. After a start the first event of a bed counts as new.
 */
export function createLiveReads(io: RealtimeServer, orm: Orm, log: Logger): LiveReads {
  /** What this node last sent out of a bed. */
  const shown = new Map<string, { readonly unit: string; readonly patients: readonly string[] }>()
  let waiting: AuditEntry[] = []
  let writing: Promise<void> | null = null

  function note({ buildingId, bed }: BoardEvent): void {
    const unit = unitOf(bed)
    const patients = patientsOf([bed])
    const before = shown.get(bed.id)
    shown.set(bed.id, { unit, patients })
    const known = before?.unit === unit ? before.patients : []
    const fresh = patients.filter((mrn) => !known.includes(mrn))
    if (fresh.length === 0) return
    const sockets = roomsOf(io, buildingId)
      .filter((room) => room.sight === 'full' && (room.unit === null || room.unit === unit))
      .flatMap(({ room }) => socketsIn(io, room))
    const actors = new Map(sockets.map(({ data: { actor } }) => [actor.sessionId, actor]))
    const row = { action: 'board:read', outcome: 'done', bedId: bed.id, detail: { live: true } }
    for (const actor of actors.values()) {
      for (const patient of fresh) waiting.push({ ...row, who: whoIs(actor), patient })
    }
    writing ??= write().finally(() => {
      writing = null
    })
  }

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const part = waiting.slice(0, AT_ONCE)
      try {
        await writeEntries(orm, part)
        waiting = waiting.slice(part.length)
      } catch (error) {
        log.error({ code: errorCode(error), waiting: waiting.length }, 'Audit rows of open boards wait')
        const lost = waiting.length - MOST_WAITING
        if (lost > 0) {
          log.error({ lost }, 'Audit rows of open boards are lost: too many wait')
          waiting = waiting.slice(lost)
        }
        return
      }
    }
  }

  return {
    note,
    async settled() {
      await writing
      await write()
    },
  }
}
