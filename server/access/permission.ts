import { type Action, may, type Role } from '@/lib/board/roles'
import { type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'

/** The user or display that asks, as the session proved it. */
export interface Actor {
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly sessionId: string
  /** For a display that was paired by a code: what its administrator chose. `scopeOf` decides what it gets. */
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

/** Checks a permission: returns a permit, or refuses `forbidden`. */
export function permit<A extends Action>(actor: Actor, action: A): Result<Permit<A>> {
  if (!may(actor.role, action)) {
    return refused('forbidden', refusalText('session.role'), { details: { action } })
  }
  // Permits are made only here; the brand exists only in the types.
  return { ok: true, value: { actor, action } as Permit<A> }
}
