import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'

const LOG_EVERY_MS = 60_000

/** WebSocket handshakes that reached this node without their upgrade, since it started. */
export interface LostUpgrades {
  readonly count: number
  /** When the last one came, ms; null: none did. */
  readonly lastAt: number | null
  /** The address that the last one came from: the proxy's. */
  readonly from: string | null
}

/** What Socket.IO's engine says of a request that it refuses. */
export interface RefusedRequest {
  readonly req: Pick<IncomingMessage, 'socket'>
  readonly context?: { readonly name?: string }
}

/** How the engine names a GET for a WebSocket that asks for no upgrade. */
const WITHOUT_UPGRADE = 'TRANSPORT_HANDSHAKE_ERROR'

/**
 * Counts the handshakes whose upgrade was lost on the way. Every browser asks for it, so a proxy in front drops it, and boards behind that
 * proxy show their snapshot and stay grey. The log names the proxy, at most once a minute.
 * @param now - ms since the epoch
 */
export function createLostUpgrades(log: Pick<Logger, 'warn'>, now: () => number = Date.now) {
  let lost: LostUpgrades = { count: 0, lastAt: null, from: null }
  let loggedAt = Number.NEGATIVE_INFINITY
  return {
    read: (): LostUpgrades => lost,
    note({ req, context }: RefusedRequest): void {
      if (context?.name !== WITHOUT_UPGRADE) return
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
