import type { Logger } from 'pino'
import { z } from 'zod'
import type { SessionEnd } from '@/lib/realtime/events'
import type { Database } from '@/server/platform/db/open'
import { within } from '@/server/platform/db/within'
import { errorCode } from '@/server/platform/error-code'
import { noteUse } from '@/server/sessions/display-session'
import { SESSION_CHANNEL } from '@/server/sessions/session-notice'
import {
  isOccupied,
  type RealtimeServer,
  type RealtimeSocket,
  sendAway,
  sessionRoom,
  socketsIn,
} from './broadcast'
import { type SessionState, sessionStates } from './session-states'

const CHECK_MS = 15_000
const ANSWER_MS = 5_000
/** Clocks and timers are not exact: the least time between two checks for an expiry. */
const LEAST_WAIT_MS = 50

const SessionNotice = z.object({
  session: z.string(),
  why: z.enum(['signed-out', 'expired', 'revoked', 'changed', 'locked', 'unlocked']),
})

export interface SessionGuardSettings {
  readonly io: RealtimeServer
  readonly database: Pick<Database, 'orm' | 'listen'>
  readonly log: Logger
  readonly checkMs?: number | undefined
  readonly lockAfterSeconds?: number | undefined
}

/**
 * Disconnects this node's sockets of ended sessions: at once when the database notifies a sign-out, at the moment of expiry,
 * and every `checkMs` in case a notification was lost. While the database does not answer, the last known expiry applies.
 */
export function createSessionGuard({
  io,
  database,
  log,
  checkMs = CHECK_MS,
  lockAfterSeconds = 0,
}: SessionGuardSettings) {
  /** When each session that has sockets here expires, by this node's clock. */
  const expiries = new Map<string, number>()
  const unchecked = new Set<string>()
  let running = false
  let checkAllAt = 0
  let timer: NodeJS.Timeout | undefined
  let checking: Promise<void> | null = null
  let unlisten = async () => {}

  function heard(payload: string): void {
    const notice = SessionNotice.safeParse(parsedJson(payload))
    if (!notice.success) log.warn('A session notice could not be read')
    else if (notice.data.why === 'changed') change(notice.data.session)
    else if (notice.data.why === 'locked' || notice.data.why === 'unlocked')
      relock(notice.data.session, notice.data.why === 'locked')
    else end(notice.data.session, notice.data.why)
  }

  /**
   * Tells the pages of a session that it is locked, or no longer, and breaks their sockets in the same moment: each comes back at
   * once with what it may see now, and catches up with the log.
   */
  function relock(sessionId: string, locked: boolean): void {
    const changed = socketsIn(io, sessionRoom(sessionId)).filter(
      ({ data }) => (data.actor.locked ?? false) !== locked,
    )
    for (const socket of changed) socket.emit('session:lock', locked)
    sendAway(changed)
  }

  /** Disconnects a display whose rights have changed; its screen reloads with what it may see now. */
  function change(sessionId: string): void {
    const room = sessionRoom(sessionId)
    io.to(room).emit('display:changed')
    io.in(room).disconnectSockets(true)
  }

  function end(sessionId: string, why: SessionEnd): void {
    const room = sessionRoom(sessionId)
    expiries.delete(sessionId)
    io.to(room).emit('session:ended', why)
    io.in(room).disconnectSockets(true)
  }

  function checkAll(): void {
    checkAllAt = 0
    wake()
  }

  function wake(): void {
    if (running && !checking) checking = check()
  }

  async function check(): Promise<void> {
    // Lets the sockets of the same moment gather into one query.
    await new Promise(setImmediate)
    while (running && (unchecked.size > 0 || checkAllAt <= Date.now())) {
      if (checkAllAt <= Date.now()) {
        for (const id of expiries.keys()) unchecked.add(id)
        checkAllAt = Date.now() + checkMs
      }
      const ids = [...unchecked]
      unchecked.clear()
      await checkThese(ids)
      for (const [id, at] of expiries) if (at <= Date.now()) end(id, 'expired')
    }
    checking = null
    rest()
  }

  function rest(): void {
    clearTimeout(timer)
    if (!running) return
    const next = Math.min(checkAllAt, ...expiries.values())
    timer = setTimeout(checkAll, Math.max(next - Date.now(), LEAST_WAIT_MS))
  }

  async function checkThese(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    try {
      const states = await within(ANSWER_MS, sessionStates(database.orm, ids, lockAfterSeconds))
      for (const id of ids) apply(id, states.get(id))
      const paired = ids.filter((id) => states.get(id)?.may.display ?? states.get(id)?.may.device)
      await within(ANSWER_MS, noteUse(database.orm, paired))
    } catch (error) {
      log.warn({ code: errorCode(error) }, 'Sessions cannot be checked')
    }
  }

  function apply(id: string, state: SessionState | undefined): void {
    if (!expiries.has(id)) return
    if (!state || state.ended) {
      end(id, state?.ended ?? 'expired')
      return
    }
    expiries.set(id, Date.now() + state.expiresInMs)
    const { role, display } = state.may
    const sockets = socketsIn(io, sessionRoom(id))
    // A user with a new role reconnects with it.
    sendAway(sockets.filter(({ data }) => data.actor.role !== role))
    // The notification was lost, or the session was locked during the handshake.
    relock(id, state.may.locked ?? false)
    // The notification of the change was lost.
    if (sockets.some(({ data }) => JSON.stringify(data.actor.display) !== JSON.stringify(display))) change(id)
  }

  return {
    async start(): Promise<void> {
      unlisten = await database.listen(SESSION_CHANNEL, heard, checkAll)
      running = true
      checkAll()
    },
    async stop(): Promise<void> {
      running = false
      clearTimeout(timer)
      await unlisten()
      await checking
    },
    /** Guards a connected socket. It is checked once more: its session may have ended during the handshake. */
    async admit(socket: RealtimeSocket): Promise<void> {
      const { actor, expiresAt } = socket.data
      const room = sessionRoom(actor.sessionId)
      socket.once('disconnect', () => {
        if (!isOccupied(io, room)) expiries.delete(actor.sessionId)
      })
      await socket.join(room)
      expiries.set(actor.sessionId, expiresAt)
      unchecked.add(actor.sessionId)
      wake()
    },
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
