import type { Messages } from 'use-intl'
import type { Connection } from '@/components/feed/board-store'
import type { Role } from '@/lib/board/roles'
import type { BoardSnapshot, Priority } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'
import type { ProtocolMismatch } from '@/lib/realtime/protocol'
import {
  CALL_OVER,
  FORTY,
  houseOf,
  MANY,
  NAMED_HOUSE,
  ORDINARY,
  OWN,
  SPREAD,
  snapshotOf,
  UNSENT,
  waitingAt,
  withRequests,
} from './example-building'
import { ago } from './example-data'
import type { SoundState } from './frozen-browser'

export type SceneName = keyof Messages['gallery']['scenes']

/** A whole screen in one state. */
export interface Scene {
  readonly role: Role
  /** Null before the first load. */
  readonly snapshot: BoardSnapshot | null
  readonly connection: Connection
  readonly refusal?: Refusal
  /** The server has a newer version than this page. */
  readonly newer?: true
  /** Why the page and its server cannot work together. */
  readonly mismatch?: ProtocolMismatch
  /** This browser has an unsent request. */
  readonly unsent?: true
  readonly sound?: SoundState
  /** The priority of a request in a second building, which is in the queue. */
  readonly elsewhere?: Priority
  /** The bed whose dialog is open. */
  readonly bedId?: string
}

const LIVE: Connection = { state: 'live' }
const STALE: Connection = { state: 'stale', since: ago(95) }
const ALL_QUIET = houseOf(60)
const USUAL = withRequests(ALL_QUIET, ORDINARY)
const FULL = withRequests(ALL_QUIET, FORTY)
const NAMES = withRequests(NAMED_HOUSE, MANY)
const FAILED: Refusal = { code: 'database_unavailable', message: 'Lantern’s database does not answer.' }

const board = (role: Role, more: Partial<Scene> = {}): Scene => ({
  role,
  snapshot: snapshotOf({ beds: USUAL }),
  connection: LIVE,
  ...more,
})
const wall = (more: Partial<Scene> = {}): Scene =>
  board('display', { snapshot: snapshotOf({ beds: USUAL, masked: true }), ...more })
const dialog = (role: Role, index: number, more: Partial<Scene> = {}): Scene =>
  board(role, { bedId: `gallery-${index}`, ...more })

/** Every state of the board, the queue, the wall and the bed's dialog. */
export const SCENES: Readonly<Record<SceneName, Scene>> = {
  boardLoading: board('virtual', { snapshot: null, connection: { state: 'connecting' } }),
  boardFailed: board('virtual', { snapshot: null, connection: { state: 'connecting' }, refusal: FAILED }),
  boardConnecting: board('virtual', { connection: { state: 'connecting' } }),
  boardLive: board('virtual'),
  boardBedside: board('bedside'),
  boardCharge: board('charge'),
  boardStale: board('virtual', { connection: STALE }),
  boardSignedOut: board('virtual', { connection: { state: 'signed-out', why: 'expired' } }),
  boardQuiet: board('bedside', { snapshot: snapshotOf({ beds: ALL_QUIET }) }),
  boardEmpty: board('virtual', { snapshot: snapshotOf({ beds: [] }) }),
  boardFull: board('virtual', { snapshot: snapshotOf({ beds: FULL }), elsewhere: 'urgent' }),
  boardElsewhere: board('virtual', { elsewhere: 'emergency' }),
  boardNames: board('virtual', { snapshot: snapshotOf({ beds: NAMES }) }),
  boardUncovered: board('charge', {
    snapshot: snapshotOf({ beds: USUAL, uncovered: ['cardiology', 'oncology'] }),
  }),
  boardSoloDown: board('bedside', {
    snapshot: snapshotOf({ beds: withRequests(USUAL, UNSENT), soloDown: true }),
  }),
  boardUnsent: board('bedside', { unsent: true }),
  boardSilent: board('bedside', { sound: 'blocked' }),
  boardNewer: board('virtual', { newer: true }),
  boardOutdated: board('virtual', { connection: STALE, mismatch: 'page_outdated' }),
  boardUpdating: board('virtual', { connection: STALE, mismatch: 'server_outdated' }),
  queueQuiet: board('virtual', { snapshot: snapshotOf({ beds: ALL_QUIET }) }),
  queueOwn: board('virtual', {
    snapshot: snapshotOf({ beds: withRequests(USUAL, { ...OWN, ...UNSENT }) }),
    elsewhere: 'urgent',
  }),
  queueOutcome: board('virtual', { snapshot: snapshotOf({ beds: withRequests(USUAL, CALL_OVER) }) }),
  queueStale: board('virtual', { connection: STALE, elsewhere: 'urgent' }),
  wallLive: wall(),
  wallQuiet: wall({ snapshot: snapshotOf({ beds: ALL_QUIET, masked: true }) }),
  wallFull: wall({ snapshot: snapshotOf({ beds: FULL, masked: true }) }),
  wallNames: wall({ snapshot: snapshotOf({ beds: NAMES, masked: true }) }),
  wallOne: wall({ snapshot: snapshotOf({ beds: withRequests(ALL_QUIET, waitingAt(1)), masked: true }) }),
  wallTen: wall({ snapshot: snapshotOf({ beds: withRequests(ALL_QUIET, waitingAt(10)), masked: true }) }),
  wallForty: wall({ snapshot: snapshotOf({ beds: withRequests(ALL_QUIET, waitingAt(40)), masked: true }) }),
  wallUnit: wall({ snapshot: snapshotOf({ beds: withRequests(houseOf(8), waitingAt(2)), masked: true }) }),
  wallElsewhere: wall({ snapshot: snapshotOf({ beds: USUAL, masked: true, elsewhere: 2 }) }),
  wallPages: wall({ snapshot: snapshotOf({ beds: withRequests(houseOf(150), MANY), masked: true }) }),
  wallThousand: wall({ snapshot: snapshotOf({ beds: withRequests(houseOf(1_000), SPREAD), masked: true }) }),
  wallUncovered: wall({
    snapshot: snapshotOf({ beds: USUAL, masked: true, uncovered: ['cardiology', 'oncology'] }),
  }),
  wallNamed: wall({ snapshot: snapshotOf({ beds: USUAL }) }),
  wallStale: wall({ connection: STALE }),
  wallLoading: wall({ snapshot: null, connection: { state: 'connecting' } }),
  wallFailed: wall({ snapshot: null, connection: { state: 'connecting' }, refusal: FAILED }),
  wallEmpty: wall({ snapshot: snapshotOf({ beds: [], masked: true }) }),
  wallSilent: wall({ sound: 'blocked' }),
  dialogAsk: dialog('bedside', 0),
  dialogWaiting: dialog('bedside', 14),
  dialogNotSent: dialog('bedside', 3, { snapshot: snapshotOf({ beds: withRequests(USUAL, UNSENT) }) }),
  dialogClaim: dialog('virtual', 14),
  dialogJoin: dialog('virtual', 7, { snapshot: snapshotOf({ beds: withRequests(USUAL, OWN) }) }),
  dialogInCall: dialog('virtual', 18, { snapshot: snapshotOf({ beds: withRequests(USUAL, OWN) }) }),
  dialogOutcome: dialog('virtual', 18, {
    snapshot: snapshotOf({ beds: withRequests(USUAL, CALL_OVER) }),
  }),
  dialogOffline: dialog('bedside', 9),
  dialogContradiction: dialog('charge', 0, {
    snapshot: snapshotOf({
      beds: USUAL.map((one, index) =>
        index === 0 ? { ...one, soloSays: { patient: null, at: ago(700) } } : one,
      ),
    }),
  }),
}

export const isScene = (name: string | null): name is SceneName =>
  name !== null && Object.hasOwn(SCENES, name)
