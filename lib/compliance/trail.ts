import type { Role } from '@/lib/board/roles'

/** Who acted: a user, a wall, the device of a bed, a command of an administrator, or a visitor without a session. */
export type ActorKind = 'account' | 'display' | 'device' | 'command' | 'stranger'

/** A period in milliseconds since the epoch: from its first to before its last. */
export interface Period {
  readonly from: number
  readonly to: number
}

/** The place of a bed, by the names that it has today. */
export interface TrailPlace {
  readonly building: string
  /** Absent where the act was about a building and no bed. */
  readonly bed?: { readonly floor: string; readonly room: string; readonly label: string }
}

/** One act, as the audit page shows it. */
export interface TrailRow {
  /** Its number in the chain. */
  readonly seq: number
  /** Milliseconds since the epoch, by the database's clock. */
  readonly at: number
  readonly kind: ActorKind
  readonly userId: string | null
  readonly name: string | null
  readonly role: Role | null
  /** The network address that the act came from. */
  readonly address: string | null
  readonly action: string
  /** `done`, or the code of the refusal or failure. */
  readonly outcome: string
  readonly place: TrailPlace | null
  /** The MRN of the one patient that the act was about. */
  readonly patient: string | null
  /** How many patients were read together; 0 where the act was about one or none. */
  readonly together: number
  /** Which part of a chart it was, as rows name it; null for anything else. */
  readonly part: string | null
  /** The reason that the actor gave. */
  readonly reason: string | null
}

/** Rows, newest first. */
export interface TrailPage {
  readonly rows: readonly TrailRow[]
  /** The number before which the next page begins; null on the last one. */
  readonly next: number | null
}

/** Rows a page. */
export const TRAIL_PAGE = 100

/** A user, wall or device whose acts can be listed. */
export interface TrailActor {
  readonly id: string
  readonly kind: ActorKind
  readonly name: string
  /** Absent for walls and devices. */
  readonly username?: string
  readonly role?: Role
}

/** How many actors a search finds at most. */
export const MOST_ACTORS = 20

/** The end of the chain. */
export interface TrailHead {
  /** Null while nothing was recorded. */
  readonly last: {
    readonly seq: number
    /** SHA-256 in hexadecimal. */
    readonly hash: string
    readonly at: number
  } | null
  /** How many rows are kept; the oldest are deleted when their time is over. */
  readonly kept: number
  /** Rows that are recorded and not yet in the chain. */
  readonly waiting: number
}

/** Files that the trail is exported as: a table, or FHIR R4 AuditEvents as lines or as one bundle. */
export const EXPORT_FORMATS = ['csv', 'ndjson', 'bundle'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
