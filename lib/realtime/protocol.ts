import type { BoardSnapshot } from '@/lib/board/types'
import type { BoardHeartbeat, SubscribeAnswer } from './events'

/**
 * The version of what pages and servers say to each other over their sockets: boards and the queue (events.ts), devices at beds,
 * and video calls (calls.ts). Raise it with every change of those files that the other end has to know of, and add the change
 * here.
 *
 * | version | since | what changed |
 * |---|---|---|
 * | 1 | 2026-11-22 | Pages and servers that do not say a version. |
 * | 2 | 2026-11-29 | The page says its version when it connects (`ProtocolHandshake`). The name of a claimant may be null. |
 */
export const PROTOCOL_VERSION = 2

/** The oldest page that this server serves. Raise it with a change that such a page cannot follow. */
export const OLDEST_PAGE = 1

/** The oldest server that this page works with. A server of version 1 reads no handshake, so it refuses no page. */
export const OLDEST_SERVER = 1

/** What a page says when it connects, in `auth` of Socket.IO's handshake. A page of version 1 says nothing. */
export interface ProtocolHandshake {
  readonly protocol: number
  readonly oldestServer: number
}

export const PROTOCOL_HANDSHAKE: ProtocolHandshake = {
  protocol: PROTOCOL_VERSION,
  oldestServer: OLDEST_SERVER,
}

/**
 * Why a page and a server cannot work together, as the code of the server's refusal. `page_outdated`: reload the page.
 * `server_outdated`: the page came from a newer node while this one waits for its update; the page tries again.
 */
export type ProtocolMismatch = 'page_outdated' | 'server_outdated'

interface Served {
  readonly version: number
  readonly oldestPage: number
}

/**
 * Compares a page's handshake with what the server speaks.
 * @param auth - `auth` of the handshake, which a client can fill with anything
 * @returns null where the two can work together, which different versions can
 */
export function protocolMismatch(
  auth: unknown,
  { version, oldestPage }: Served = { version: PROTOCOL_VERSION, oldestPage: OLDEST_PAGE },
): ProtocolMismatch | null {
  const said = isRecord(auth) ? auth : {}
  const page = said.protocol === undefined ? 1 : said.protocol
  // No page of any version says that; a new page does not.
  if (!isVersion(page) || page < oldestPage) return 'page_outdated'
  if (page <= version) return null
  // A page that does not say which servers it works with needs one of its own version.
  const needs = isVersion(said.oldestServer) ? said.oldestServer : page
  return needs > version ? 'server_outdated' : null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isVersion = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1

/** The mismatch that a refused handshake says in its `data`; null for every other refusal. */
export function mismatchOf(data: unknown): ProtocolMismatch | null {
  const code = isRecord(data) ? data.code : undefined
  return code === 'page_outdated' || code === 'server_outdated' ? code : null
}

type OptionalFields<T> = {
  [Field in keyof T]-?: Record<never, never> extends Pick<T, Field> ? Field : never
}[keyof T]
type Events = Extract<SubscribeAnswer, { kind: 'events' }>

/**
 * Fields that a server of an earlier version does not send, each with the protocol version at which it is always there: by
 * then no server without it can be met. At that version the field becomes required and its line here goes;
 * tests/unit/lib/realtime/protocol.test.ts fails until both have happened. A new optional field needs a line.
 */
export const ABSENT_BEFORE: {
  readonly heartbeat: Readonly<Record<OptionalFields<BoardHeartbeat>, number>>
  readonly subscribed: Readonly<Record<Exclude<OptionalFields<Events>, 'locked'>, number>>
  /** Without `unit`, which is absent for a board of the whole building. `locked` is absent in a session that is not. */
  readonly snapshot: Readonly<Record<Exclude<OptionalFields<BoardSnapshot>, 'unit' | 'locked'>, number>>
} = {
  heartbeat: { version: 3, phone: 3, seqAt: 3 },
  subscribed: { scope: 3 },
  snapshot: { scope: 3, seqAt: 3 },
}
