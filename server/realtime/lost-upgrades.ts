import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { LostUpgrades } from '@/server/health'

const LOG_EVERY_MS = 60_000

/** What Socket.IO's engine says of a request that it refuses. */
export interface RefusedRequest {
  readonly req: Pick<IncomingMessage, 'socket' | 'headers'>
  /** `error`: an upgrade that came failed. */
  readonly context?: { readonly name?: string; readonly error?: unknown }
}

/** How the engine names a GET for a WebSocket that asks for no upgrade. */
const WITHOUT_UPGRADE = 'TRANSPORT_HANDSHAKE_ERROR'

/**
 * Counts the handshakes whose upgrade was lost on the way. A browser sends `Sec-WebSocket-Key` with the upgrade that it asks for (RFC 6455,
 * 4.1), so what has the one without the other passed a proxy that drops it, and boards behind that proxy show their snapshot and stay
 * grey. The log names the proxy, at most once a minute.
 * @param now - ms since the epoch
 */
export function createLostUpgrades(log: Pick<Logger, 'warn'>, now: () => number = Date.now) {
  let lost: LostUpgrades = { count: 0, lastAt: null, from: null }
  let loggedAt = Number.NEGATIVE_INFINITY
  return {
    read: (): LostUpgrades => lost,
    note({ req, context }: RefusedRequest): void {
      if (context?.name !== WITHOUT_UPGRADE || context.error !== undefined) return
      if (req.headers['sec-websocket-key'] === undefined) return
      const at = now()
      lost = { count: lost.count + 1, lastAt: at, from: req.socket.remoteAddress ?? null }
      if (at - loggedAt < LOG_EVERY_MS) return
      loggedAt = at
      log.warn(
        { address: lost.from, count: lost.count },
        'A proxy drops the upgrade of WebSocket handshakes: boards behind it stay grey. Let it pass the headers Upgrade and Connection at /socket.io/',
      )
    },
  }
}
