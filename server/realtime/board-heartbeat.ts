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
/** Each heartbeat reads this much of the time before it again: a poll commits a little after the time it carries. */
const OVERLAP_MS = 3_000
/** Reads that hang keep their connection: with more than this many at once, none would be left for the rest of Lantern. */
const MOST_UNANSWERED = 2
/** A statement is cancelled before this: without an answer by then, the connection is dead. */
const DEAD_MS = 20_000

export interface BoardHeartbeatSettings {
  readonly io: RealtimeServer
  readonly database: Pick<Database, 'orm'>
  readonly eventLog: Pick<EventLogReader, 'emitted' | 'emittedAt' | 'check'>
  readonly upstream: () => UpstreamHealth
  readonly version?: string | undefined
  readonly joinWithin?: JoinWithin | undefined
  readonly log: Logger
}

/**
 * Tells this node's displays every HEARTBEAT_MS that what they show is current. It is silent when it cannot say so: the
 * database does not answer, or the event-log reader has not caught up with the log of one heartbeat ago. The displays then turn
 * grey by themselves.
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
  /** The heads at the last heartbeat; empty when that was long ago. */
  const headsBefore = new Map<string, number>()
  /** The version of the on-call rules that was last sent to all displays, by building. */
  const versionsSent = new Map<string, string>()

  async function beat(): Promise<void> {
    if (unanswered >= MOST_UNANSWERED) return
    // A node without displays does not query the database.
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
      // Socket.IO would send to everyone without a room.
      if (rooms.length === 0) continue
      io.to(rooms).emit('board:pulse', {
        buildingId,
        seq,
        seqAt: eventLog.emittedAt(buildingId),
        serverTime: facts.serverTime,
        upstream: upstream(),
        buildings: facts.buildings,
        checked: facts.checked.get(buildingId) ?? [],
        phone: facts.phones.get(buildingId) ?? null,
        ...(version === undefined ? {} : { version }),
        ...onCallToSend(facts, buildingId),
      })
    }
    // The server does not check which building a device is in: with one unreadable log, any bed may be out of date.
    if (!behind && isOccupied(io, DEVICES)) {
      io.to(DEVICES).emit('bedside:pulse', { serverTime: facts.serverTime, version: version ?? '' })
    }
    checkedSince = facts.serverTime
  }

  /**
   * The on-call rules when they have changed, else only their version: a display with a different version fetches a snapshot.
   */
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
