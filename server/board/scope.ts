import { may } from '@/lib/board/roles'
import type { Actor } from '@/server/access/permission'

/** What of a building's board somebody is sent. */
export interface Scope {
  readonly masked: boolean
  /** The unit whose beds alone it is; null: all. */
  readonly unit: string | null
  /** Another one means that something else is sent, or that a screen hangs elsewhere. */
  readonly version: string
}

/**
 * What of the board of `buildingId` an actor is sent. An administrator can add one thing to what a display may do: to show who
 * lies in a bed, on the board of the building it hangs in; where it names none, that is the `first`.
 */
export function scopeOf({ role, display }: Actor, buildingId: string, first: string): Scope {
  const hangsIn = display ? (display.buildingId ?? first) : null
  const unit = display?.unit ?? null
  const names = role === 'display' && display?.showsNames === true && hangsIn === buildingId
  const masked = !may(role, 'patient:read') && !names
  return { masked, unit, version: JSON.stringify([masked, unit, hangsIn]) }
}
