import { type Action, may, type Role } from '@/lib/board/roles'
import { type Result, refused } from '@/lib/errors'
import { said } from '@/lib/words/said'

/** Who is asking, as the session proved it. */
export interface Actor {
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly sessionId: string
  /** Of a display that was paired by a code: what its administrator chose. */
  readonly display?: {
    /** Null: the first building. */
    readonly buildingId: string | null
    /** The unit whose beds alone it is sent; null: all. */
    readonly unit: string | null
    readonly showsNames: boolean
  }
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
  if (!may(actor.role, action) && !mayByChoice(actor, action)) {
    return refused('forbidden', said('session.role'), { details: { action } })
  }
  // The only place a permit is made; the brand exists in the types alone.
  return { ok: true, value: { actor, action } as Permit<A> }
}

/** The one thing an administrator can add to what a display may do: to show who lies in a bed, on the board alone. */
const mayByChoice = ({ role, display }: Actor, action: Action): boolean =>
  action === 'patient:read' && role === 'display' && display?.showsNames === true
