import type { DisplayChoice, DisplayEnd, DisplayKind, DisplayList } from '@/lib/board/display'
import type { Result } from '@/lib/errors'
import type { Actor, Permit } from '../auth/permit'

/** What a screen is answered; `key` goes into its cookie, and is null where it has it already. */
export type PairingAnswer =
  | {
      readonly state: 'waiting'
      readonly code: string
      readonly endsInMs: number
      readonly key: string | null
    }
  | { readonly state: 'paired'; readonly actor: Actor }

export interface DisplayService {
  /**
   * How the pairing of the screen that holds `key` stands, or a new one. Once its code was typed, and once only, it opens
   * the display's session. Refuses too_many_attempts by address.
   * @param serial - of the bed's device that the screen is to be; absent: a wall
   */
  pairing(key: string | null, address: string, serial?: string | null): Promise<Result<PairingAnswer>>
  /** How a session of a display stands; null where it is none. */
  standing(sessionId: string): Promise<DisplayEnd | 'open' | null>
  list(permit: Permit<'display:manage'>): Promise<Result<DisplayList>>
  /**
   * Refuses a code that no screen shows, or that is used or too old (not_found), and too_many_attempts; a screen that is of the
   * other kind (invalid); and a device of no bed (place_unknown), or that is paired already (device_taken).
   */
  pair(
    permit: Permit<'display:manage'>,
    code: string,
    choice: DisplayChoice,
    kind?: DisplayKind,
  ): Promise<Result<{ readonly id: string }>>
  /** Takes effect on the screen at once, which reloads. */
  change(
    permit: Permit<'display:manage'>,
    id: string,
    choice: DisplayChoice,
  ): Promise<Result<{ readonly id: string }>>
  /** Ends its session on every node. */
  revoke(permit: Permit<'display:manage'>, id: string): Promise<Result<{ readonly id: string }>>
}
