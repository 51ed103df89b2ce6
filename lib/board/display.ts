/** What a screen is paired as: one that hangs on a wall and shows a board, or the device of a bed. */
export const DISPLAY_KINDS = ['wall', 'bed'] as const
export type DisplayKind = (typeof DISPLAY_KINDS)[number]

/** A screen that was paired by a code, as its administrator sees it. Times are ms since the epoch, by the server's clock. */
export interface PairedDisplay {
  readonly id: string
  readonly name: string
  /** Null: the first building. */
  readonly buildingId: string | null
  /** The unit whose beds alone it shows; null: all of the building. */
  readonly unit: string | null
  /** Whether patients' names are sent to it. */
  readonly showsNames: boolean
  /** Of the device of a bed: by which serial it finds that, and where that is now; null: no bed has it. Absent: a wall. */
  readonly device?: { readonly serial: string; readonly place: string | null }
  readonly pairedBy: string
  readonly pairedAt: number
  /** Null until the screen has collected what its code was typed for. */
  readonly lastSeenAt: number | null
  /** When its session ends unless it is used before; null where it has none. */
  readonly expiresAt: number | null
}

/** What an administrator chooses for a display. Of the device of a bed only the name counts: the rest is its bed's. */
export interface DisplayChoice {
  readonly name: string
  readonly buildingId: string | null
  /** Of that building; see `unitOf`. */
  readonly unit: string | null
  readonly showsNames: boolean
}

/** Everything the page of displays shows. */
export interface DisplayList {
  readonly displays: readonly PairedDisplay[]
  readonly buildings: readonly {
    readonly id: string
    readonly name: string
    readonly units: readonly string[]
  }[]
  readonly serverTime: number
}

/** What a screen that asks how its pairing stands is told; `paired` once only, with its session's cookie. */
export type PairingState =
  | { readonly state: 'waiting'; readonly code: string; readonly endsInMs: number }
  | { readonly state: 'paired' }

/** Why a screen that was paired is not any more. */
export type DisplayEnd = 'revoked' | 'expired'

/** Consonants that are not mistaken for each other and make no words (RFC 8628, 6.1). */
export const CODE_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ'
export const CODE_LENGTH = 8

/** A code as it was typed, in any case and with whatever between the letters; null when that is no code. */
export function readCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const known = [...letters].every((letter) => CODE_ALPHABET.includes(letter))
  return known && letters.length === CODE_LENGTH ? letters : null
}

/** "BCDF-GHJK": two groups, as one reads it aloud. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** A display that was seen within this time is taken to be on. */
export const SEEN_NOW_MS = 90_000
