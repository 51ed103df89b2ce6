/** What a screen is paired as: a wall that shows a board, or the device of a bed. */
export const DISPLAY_KINDS = ['wall', 'bed'] as const
export type DisplayKind = (typeof DISPLAY_KINDS)[number]

/** A screen that was paired by a code, as an administrator sees it. Times are ms since the epoch, by the server's clock. */
export interface PairedDisplay {
  readonly id: string
  readonly name: string
  /** Null: the first building. */
  readonly buildingId: string | null
  /** The only unit whose beds it shows; null: the whole building. */
  readonly unit: string | null
  /** Whether an administrator has chosen that it shows patients' names. */
  readonly showsNames: boolean
  /** Whether it does; absent for the device of a bed. */
  readonly names?: WallNames
  /** For the device of a bed: its serial and the place of its bed; null: no bed has the serial. Absent for a wall. */
  readonly device?: { readonly serial: string; readonly place: string | null }
  readonly pairedBy: string
  readonly pairedAt: number
  /** Null until the screen has collected its session. */
  readonly lastSeenAt: number | null
  /** When its session ends unless the screen is used before; null without a session. */
  readonly expiresAt: number | null
}

/**
 * Whether a wall shows patients' names. `waiting`: a charge nurse has yet to approve it; `until` (ms): it shows them until then
 * all the same, because it did before this was asked.
 */
export type WallNames =
  | { readonly state: 'none'; readonly refusedBy: string | null }
  | { readonly state: 'waiting'; readonly until: number | null }
  | { readonly state: 'approved'; readonly by: string; readonly at: number }

/** A wall that shows names or is to show them, as a charge nurse sees it. */
export interface NamedWall {
  readonly id: string
  readonly name: string
  readonly buildingId: string | null
  /** '' where there is no building yet. */
  readonly building: string
  /** Null: the whole building. */
  readonly unit: string | null
  readonly askedBy: string
  readonly askedAt: number
  /** Whether the reader has paired it or asked for its names, so that another user must approve them. */
  readonly own: boolean
  readonly names: WallNames
}

/** How much a charge nurse has not seen yet: charts opened outside their nurses' units, and walls that wait for their decision. */
export interface NotSeen {
  readonly charts: number
  readonly walls: number
}

/** A charge nurse's decision on a wall, at the place where they saw it. */
export interface NamesDecision {
  readonly approved: boolean
  readonly buildingId: string | null
  readonly unit: string | null
}

/** What an administrator chooses for a display. Only the name counts for the device of a bed: its bed decides the rest. */
export interface DisplayChoice {
  readonly name: string
  readonly buildingId: string | null
  /** A unit of that building; see `unitOf`. */
  readonly unit: string | null
  readonly showsNames: boolean
}

/** Everything that the page of displays shows. */
export interface DisplayList {
  readonly displays: readonly PairedDisplay[]
  readonly buildings: readonly {
    readonly id: string
    readonly name: string
    readonly units: readonly string[]
  }[]
  readonly serverTime: number
}

/** What a screen learns about its pairing. The server answers `paired` only once, with the session's cookie. */
export type PairingState =
  | { readonly state: 'waiting'; readonly code: string; readonly endsInMs: number }
  | { readonly state: 'paired' }

/** Why a paired screen is no longer paired. */
export type DisplayEnd = 'revoked' | 'expired'

/** Consonants that people do not mistake for each other and that form no words (RFC 8628, 6.1). */
export const CODE_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ'
export const CODE_LENGTH = 8

/** Reads a typed code, in any case and with anything between the letters; null when it is not a code. */
export function readCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const known = [...letters].every((letter) => CODE_ALPHABET.includes(letter))
  return known && letters.length === CODE_LENGTH ? letters : null
}

/** "BCDF-GHJK": two groups, for reading aloud. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** A display that was seen within this time counts as on. */
export const SEEN_NOW_MS = 90_000
