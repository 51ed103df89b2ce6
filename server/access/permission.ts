import { type Action, may, type Role } from '@/lib/board/roles'
import type { View } from '@/lib/board/view'
import { type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'

/** The user or display that asks, as the session proved it. */
export interface Actor {
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly sessionId: string
  /** The address that the request came from; absent where no request is behind it. */
  readonly address?: string
  /** Whether the session is locked: no one proves now that it is still this user. Absent: no. */
  readonly locked?: true
  /** Whether the hospital requires a second factor of this user, who has none: they can set one up, and nothing else. Absent: no. */
  readonly owesFactor?: true
  /** The view of the unit in which the workstation stands, as its browser says it; absent: none was chosen there. */
  readonly workplace?: View
  /** For a display that was paired by a code: what its administrator chose, and names only where a charge nurse approved them. `scopeOf` decides what it gets. */
  readonly display?: {
    /** Null: the first building. */
    readonly buildingId: string | null
    /** The only unit whose beds it gets; null: all. */
    readonly unit: string | null
    readonly showsNames: boolean
  }
  /** For a device that was paired at a bed: the serial that identifies its bed, wherever the layout has it. */
  readonly device?: { readonly serial: string }
}

declare const proven: unique symbol

/**
 * Proof that `actor` may do `A`. Only `permit` makes one, so an unchecked call of a service that asks for one does not compile.
 */
export interface Permit<A extends Action> {
  readonly actor: Actor
  readonly action: A
  readonly [proven]: true
}

/**
 * What a locked session may do: show the board without patients, ask for help, and unlock. No one has to prove who they are to call
 * help to a bed (docs/decisions/0029).
 */
const WHILE_LOCKED: ReadonlySet<Action> = new Set<Action>([
  'board:read',
  'request:read',
  'request:create',
  'session:lock',
])

/** What a user may do who has yet to set up the second factor that the hospital requires. */
const WHILE_OWING: ReadonlySet<Action> = new Set<Action>(['factor:own', 'session:lock'])

/**
 * Checks a permission: returns a permit, or refuses `forbidden`, `second_factor_missing` to a user who has yet to set one up, or
 * `session_locked` in a locked session.
 */
export function permit<A extends Action>(actor: Actor, action: A): Result<Permit<A>> {
  if (!may(actor.role, action)) {
    return refused('forbidden', refusalText('session.role'), { details: { action } })
  }
  if (actor.owesFactor && !WHILE_OWING.has(action)) {
    return owedFactor()
  }
  if (actor.locked && !WHILE_LOCKED.has(action)) {
    return refused('session_locked', refusalText('session.locked'))
  }
  // Permits are made only here; the brand exists only in the types.
  return { ok: true, value: { actor, action } as Permit<A> }
}

/** What a user is told who has yet to set up the second factor that the hospital requires. */
export const owedFactor = () => refused('second_factor_missing', refusalText('session.factorMissing'))

/** Returns whether an actor may do `action` now. Unlike the table of roles it knows a locked session. */
export const mayNow = (actor: Actor, action: Action): boolean => permit(actor, action).ok
