import { type Actor, mayNow } from '@/server/access/permission'

/** What a user or display gets of a building's board. */
export interface Scope {
  readonly masked: boolean
  /** The only unit whose beds it gets; null: all. */
  readonly unit: string | null
  /** A different version means that the server sends something else, or that the screen's building has changed. */
  readonly version: string
}

/**
 * Returns what an actor gets of the board of `buildingId`. A display shows patients' names where an administrator has
 * chosen so and a charge nurse has approved it, on the board of its own building; a display without a building belongs to the `first`.
 */
export function scopeOf(actor: Actor, buildingId: string, first: string): Scope {
  const { role, display } = actor
  const hangsIn = display ? (display.buildingId ?? first) : null
  const unit = display?.unit ?? null
  const names = role === 'display' && display?.showsNames === true && hangsIn === buildingId
  const masked = !mayNow(actor, 'patient:read') && !names
  return { masked, unit, version: JSON.stringify([masked, unit, hangsIn]) }
}
