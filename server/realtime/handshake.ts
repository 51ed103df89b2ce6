import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import { type Refusal, refused } from '@/lib/errors'
import { ACTING_USER, isActingUser } from '@/lib/realtime/acting-user'
import { protocolRefusal } from '@/lib/realtime/protocol-refusal'
import { refusalText } from '@/lib/words/refusal-text'
import { owedFactor } from '@/server/access/permission'
import type { AccountService } from '@/server/accounts/service'
import { nearestAddress } from '@/server/auth/address'
import { actorOfHandshake } from '@/server/auth/handshake'
import { errorCode } from '@/server/platform/error-code'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import type { RealtimeServer } from './broadcast'

/**
 * Returns whether a page may open a socket. Browsers send cookies with a WebSocket from any page, and no CORS rule stops them,
 * so the Origin has to be this host or the public address's. Clients other than browsers send none.
 */
export function isOwnOrigin(headers: IncomingMessage['headers'], publicUrl: string): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const page = new URL(origin)
  if (page.host === host) return true
  return URL.canParse(publicUrl) && new URL(publicUrl).origin === page.origin
}

/**
 * Refuses a page whose protocol version does not work with this server: a `connect_error` whose `data` is a Refusal,
 * `page_outdated` (reload) or `server_outdated` (try again).
 */
export function requireProtocol(log: Logger) {
  return (
    socket: Parameters<Parameters<RealtimeServer['use']>[0]>[0],
    next: (error?: Error) => void,
  ): void => {
    const refusal = protocolRefusal(socket.handshake.auth)
    if (refusal) log.info({ code: refusal.code }, 'A page of another protocol version was refused')
    next(refusal ? turnedAway(refusal) : undefined)
  }
}

export interface HandshakeSettings {
  readonly accounts: AccountService
  readonly authSecret: RotatedSecret
  readonly secureCookies: boolean
  /** Whether a proxy of the hospital stands in front and names the address. */
  readonly trustProxy?: boolean | undefined
  readonly log: Logger
}

/**
 * Lets in sockets with a session, of a page that was loaded for its user; others get a `connect_error` whose `data` is a Refusal: `unauthenticated` (sign in),
 * `second_factor_missing` (the user has yet to set up the second factor that the hospital requires), or
 * `database_unavailable` (try again; the client does not by itself after a connect_error from the server).
 */
export function requireSession({ accounts, authSecret, secureCookies, trustProxy, log }: HandshakeSettings) {
  return (
    socket: Parameters<Parameters<RealtimeServer['use']>[0]>[0],
    next: (error?: Error) => void,
  ): void => {
    actorOfHandshake(socket.handshake.headers, authSecret, accounts, secureCookies).then(
      (signedIn) => {
        const page: unknown = socket.handshake.auth[ACTING_USER.handshake]
        if (!signedIn || !isActingUser(page, signedIn.actor.userId))
          return next(turnedAway(refused('unauthenticated', refusalText('session.none')).refusal))
        if (signedIn.actor.owesFactor) return next(turnedAway(owedFactor().refusal))
        socket.data = { ...signedIn, actor: { ...signedIn.actor, address: addressOf(socket, trustProxy) } }
        next()
      },
      (error: unknown) => {
        log.warn({ code: errorCode(error) }, 'A session could not be checked')
        next(turnedAway(refused('database_unavailable', refusalText('session.unchecked')).refusal))
      },
    )
  }
}

function addressOf(
  { handshake }: Parameters<Parameters<RealtimeServer['use']>[0]>[0],
  trustProxy: boolean | undefined,
): string {
  return trustProxy ? nearestAddress(handshake.headers['x-forwarded-for']) : handshake.address
}

/** Socket.IO sends an error's `data` with the message, and nothing else of it. */
const turnedAway = (refusal: Refusal): Error => Object.assign(new Error(refusal.message), { data: refusal })
