import { type Action, may, type Role } from '@/lib/board/roles'
import { type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'

/** Who is asking, as the session proved it. */
export interface Actor {
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly sessionId: string
  /** Of a display that was paired by a code: what its administrator chose. What it is sent is `scopeOf`'s to say. */
  readonly display?: {
    /** Null: the first building. */
    readonly buildingId: string | null
    /** The unit whose beds alone it is sent; null: all. */
    readonly unit: string | null
    readonly showsNames: boolean
  }
  /** Of a device that was paired at a bed: the serial by which it finds that bed, wherever the layout has it. */
  readonly device?: { readonly serial: string }
}

declare const proven: unique symbol

/**
 * Proof that `actor` may do `A`, minted only by `permit`: a service that asks for one cannot be reached by an
 * unchecked call, because that does not compile.
 */
export interface Permit<A extends Action> {
  readonly actor: Actor
  readonly action: A
  readonly [proven]: true
}

/** The gate: a permit, or `forbidden`. */
export function permit<A extends Action>(actor: Actor, action: A): Result<Permit<A>> {
  if (!may(actor.role, action)) {
    return refused('forbidden', refusalText('session.role'), { details: { action } })
  }
  // The only place a permit is made; the brand exists in the types alone.
  return { ok: true, value: { actor, action } as Permit<A> }
}
