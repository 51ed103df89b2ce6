import type { Logger } from 'pino'
import type { UpstreamHealth } from '@/lib/board/types'
import { HEARTBEAT_MS } from '@/lib/realtime/events'
import { type HeartbeatFacts, heartbeatFacts } from '@/server/board/heartbeat-facts'
import type { JoinWithin } from '@/server/escalation/on-call'
import type { Database } from '@/server/platform/db/open'
import { within } from '@/server/platform/db/within'
import { errorCode } from '@/server/platform/error-code'
import { DEVICES } from './bedside'
import { isOccupied, type RealtimeServer, roomsOf } from './broadcast'
import type { EventLogReader } from './event-log-reader'

const ANSWER_MS = 2_000
/** Each pulse looks back over this much again: a check commits a little after the time it carries. */
const OVERLAP_MS = 3_000
/** Reads that hang keep their connection: no more than this many at once, or nothing is left for the rest of Lantern. */
const MOST_UNANSWERED = 2
/** A statement is cancelled before this: no answer by then means that the connection is dead. */
const DEAD_MS = 20_000

export interface BoardHeartbeatSettings {
  readonly io: RealtimeServer
  readonly database: Pick<Database, 'orm'>
  readonly eventLog: Pick<EventLogReader, 'emitted' | 'check'>
  readonly upstream: () => UpstreamHealth
  readonly version?: string | undefined
  readonly joinWithin?: JoinWithin | undefined
  readonly log: Logger
}

/**
 * Tells this node's displays every HEARTBEAT_MS that what they show is current. It is silent when that cannot be said: the
 * database does not answer, or the tail has not caught up with what was in the log a pulse ago. Displays then grey by
 * themselves.
 */
export function createBoardHeartbeat({
  io,
  database,
  eventLog,
  upstream,
  joinWithin,
  version,
  log,
}: BoardHeartbeatSettings) {
  let timer: NodeJS.Timeout | undefined
  let unanswered = 0
  let silent = false
  let checkedSince = Date.now() - HEARTBEAT_MS
  /** As of the last pulse; empty when that is long ago. */
  const headsBefore = new Map<string, number>()
  /** The mark of the duty that was last sent to everybody, by building. */
  const versionsSent = new Map<string, string>()

  async function beat(): Promise<void> {
    if (unanswered >= MOST_UNANSWERED) return
    // A node without displays leaves the database alone.
    if (io.sockets.sockets.size === 0) {
      checkedSince = Date.now() - HEARTBEAT_MS
      headsBefore.clear()
      versionsSent.clear()
      return
    }
    try {
      send(await readInTime())
      if (silent) log.info('Displays are told again that they are current')
      silent = false
    } catch (error) {
      if (!silent) log.warn({ code: errorCode(error) }, 'No heartbeat: the database does not answer')
      silent = true
      headsBefore.clear()
    }
  }

  async function readInTime(): Promise<HeartbeatFacts> {
    const read = heartbeatFacts(database.orm, new Date(checkedSince - OVERLAP_MS), joinWithin)
    unanswered += 1
    const settled = () => {
      unanswered -= 1
    }
    within(DEAD_MS, read).then(settled, settled)
    return within(ANSWER_MS, read)
  }

  function send(facts: HeartbeatFacts): void {
    let behind = false
    for (const [buildingId, head] of facts.heads) {
      const seq = eventLog.emitted(buildingId)
      const due = Math.min(head, headsBefore.get(buildingId) ?? head)
      headsBefore.set(buildingId, head)
      if (seq < due) {
        log.warn({ buildingId, seq, due }, 'No heartbeat: the event-log reader is behind')
        eventLog.check()
        behind = true
        continue
      }
      const rooms = roomsOf(io, buildingId).map(({ room }) => room)
      // To no room would be to everybody.
      if (rooms.length === 0) continue
      io.to(rooms).emit('board:pulse', {
        buildingId,
        seq,
        serverTime: facts.serverTime,
        upstream: upstream(),
        buildings: facts.buildings,
        checked: facts.checked.get(buildingId) ?? [],
        phone: facts.phones.get(buildingId) ?? null,
        ...(version === undefined ? {} : { version }),
        ...onCallToSend(facts, buildingId),
      })
    }
    // A device is not asked where it is: one log that cannot be read leaves it open which beds are current.
    if (!behind && isOccupied(io, DEVICES)) {
      io.to(DEVICES).emit('bedside:pulse', { serverTime: facts.serverTime, version: version ?? '' })
    }
    checkedSince = facts.serverTime
  }

  /** Whole when it has changed; then its mark alone: a display that has another asks for a snapshot. */
  function onCallToSend(facts: HeartbeatFacts, buildingId: string) {
    const rules = facts.onCallRulesOf(buildingId)
    const known = versionsSent.get(buildingId) === rules.mark
    versionsSent.set(buildingId, rules.mark)
    return { dutyMark: rules.mark, duty: known ? null : rules }
  }

  return {
    start(): void {
      timer = setInterval(() => void beat(), HEARTBEAT_MS)
    },
    stop(): void {
      clearInterval(timer)
    },
  }
}
