import { and, not, type SQL, sql } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import { fromNow } from '@/server/platform/db/clock'
import type { Database } from '@/server/platform/db/open'
import { errorCode } from '@/server/platform/error-code'
import { createWorker } from '@/server/platform/worker'
import { callMember, callNode } from '../db/call-tables'
import type { Callers } from './caller'
import { forgetOld } from './forgetting'
import { leave, lose } from './leaving'
import type { RoomTurn } from './room-turn'

export interface SeatKeeperSettings {
  readonly database: Pick<Database, 'orm' | 'heartbeats' | 'kind'>
  readonly nodeId: string
  readonly callers: Callers
  /** How long (ms) the place of a member is kept whose connection broke. */
  readonly seatKeptMs: number
  /** After this time (ms) without a sign of it, a node counts as dead, and its members as away. */
  readonly deadAfterMs: number
  /** Runs a turn of a call. */
  readonly turn: (callId: string, act: (turn: RoomTurn) => Promise<void>) => Promise<void>
  /** What each round looks after besides. */
  readonly alsoEachRound: () => Promise<void>
  readonly log: FastifyBaseLogger
}

const ROUND_MS = 1_000
/** Without a round for this long, members could not come back. */
const PAUSED_MS = 5_000
const FORGET_EVERY_MS = 10_000

/**
 * Creates what looks after the places of all calls, on every node alike: it says that this node lives, finds the members whose
 * connection or node is gone, and gives up the places that were kept for long enough.
 */
export function createSeatKeeper(settings: SeatKeeperSettings) {
  const { database, nodeId, callers, seatKeptMs, deadAfterMs, turn, alsoEachRound, log } = settings
  const { orm, heartbeats } = database
  /** With PGlite there is no other node that could take this one for dead. */
  const isAlone = database.kind === 'pglite'
  const seenAt = isAlone ? sql`'infinity'::timestamptz` : sql`clock_timestamp()`
  const othersLive = sql`exists (select from ${callNode} where ${callNode.id} <> ${nodeId} and ${seenOf(deadAfterMs)})`
  let roundAt = performance.now()
  let beatAt = performance.now()
  let forgotAt = Number.NEGATIVE_INFINITY

  async function beat(): Promise<void> {
    // Others already take this node for dead: its browsers look for one that lives.
    if (performance.now() - beatAt > deadAfterMs)
      for (const { conn } of callers.sockets.values()) conn.close()
    await heartbeats
      .insert(callNode)
      .values({ id: nodeId, seenAt })
      .onConflictDoUpdate({ target: callNode.id, set: { seenAt } })
    beatAt = performance.now()
  }

  /** Keeps every place for as long again: no one could come back meanwhile. */
  async function keepOn(where?: SQL): Promise<void> {
    const until = fromNow(seatKeptMs)
    await orm
      .update(callMember)
      .set({ keptUntil: until })
      .where(and(sql`${callMember.keptUntil} < ${until}`, where))
  }

  /** Returns the calls with a member whose time is over, or whose node or connection is gone. */
  async function callsToLookAt(): Promise<Map<string, Set<string>>> {
    const open = JSON.stringify([...callers.sockets.keys()])
    const rows = await orm
      .select({ callId: callMember.callId, socketId: callMember.socketId })
      .from(callMember)
      .where(sql`${callMember.keptUntil} <= clock_timestamp() or ${callMember.keptUntil} is null and (
        ${callMember.nodeId} not in (
          select ${callNode.id} from ${callNode} where ${seenOf(deadAfterMs)})
        or ${callMember.nodeId} = ${nodeId}
          and ${callMember.socketId} not in (select jsonb_array_elements_text(${open}::jsonb)))`)
    const calls = new Map<string, Set<string>>()
    for (const { callId, socketId } of rows) {
      const gone = calls.get(callId) ?? new Set()
      calls.set(callId, socketId === null ? gone : gone.add(socketId))
    }
    return calls
  }

  async function lookAfter(callId: string, gone: ReadonlySet<string>): Promise<void> {
    await turn(callId, async (turn) => {
      for (const row of turn.room.all) {
        // One who leaves may end the call for the others.
        if (turn.room.at(row.memberId) === null) continue
        if (row.keptUntil && row.keptUntil <= turn.now) await leave(turn, row, 'lost')
        else if (row.socketId !== null && gone.has(row.socketId)) {
          // One that came while the database looked is connected here.
          if (!callers.sockets.has(row.socketId)) await lose(turn, row, seatKeptMs)
        }
      }
    })
  }

  async function round(): Promise<void> {
    // This node was paused, or the database was away.
    if (performance.now() - roundAt > PAUSED_MS) await keepOn()
    const failed: unknown[] = []
    for (const [callId, gone] of await callsToLookAt()) {
      // One call that cannot be written must not keep the others from their turn.
      await lookAfter(callId, gone).catch((error: unknown) => failed.push(error))
    }
    // Before what may fail for one call: that is no pause for the places of the others.
    roundAt = performance.now()
    await alsoEachRound()
    if (roundAt - forgotAt > FORGET_EVERY_MS) {
      forgotAt = roundAt
      await forgetOld(orm)
    }
    if (failed.length > 0) throw failed[0]
  }

  const rounds = createWorker({
    name: 'call seats',
    everyMs: ROUND_MS,
    lateAfterMs: PAUSED_MS,
    round,
    log,
  })
  const beats = createWorker({
    name: 'call heartbeat',
    everyMs: deadAfterMs / 5,
    lateAfterMs: deadAfterMs,
    round: beat,
    log,
  })

  return {
    async start(): Promise<void> {
      // No other process has this database.
      if (isAlone) await orm.delete(callNode)
      await beat()
      await keepOn(not(othersLive))
      roundAt = performance.now()
      if (!isAlone) beats.start()
      rounds.start()
    },
    /** A place's time is over soon, or a departure could not be written. */
    lookIn(ms: number): void {
      setTimeout(rounds.poke, ms).unref()
    },
    /** Takes this node off the list, so that others see at once who is away. */
    async stop(): Promise<void> {
      await Promise.all([rounds.stop(), beats.stop()])
      await orm
        .delete(callNode)
        .where(sql`${callNode.id} = ${nodeId}`)
        .catch((error: unknown) =>
          log.warn({ code: errorCode(error) }, 'A node of calls was not taken off the list'),
        )
    },
  }
}

/** Whether a node has said within `deadAfterMs` that it lives. */
const seenOf = (deadAfterMs: number) =>
  sql`${callNode.seenAt} > clock_timestamp() - ${deadAfterMs} * interval '1 millisecond'`
