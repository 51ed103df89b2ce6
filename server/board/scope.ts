import { may } from '@/lib/board/roles'
import type { Actor } from '../auth/permit'

/** What of a building's board somebody is sent. */
export interface Scope {
  readonly masked: boolean
  /** The unit whose beds alone it is; null: all. */
  readonly unit: string | null
}

/**
 * What of the board of `buildingId` an actor is sent. An administrator can add one thing to what a display may do: to show who
 * lies in a bed, on the board of the building it hangs in; where it names none, that is the `first`.
 */
export function scopeOf({ role, display }: Actor, buildingId: string, first: string): Scope {
  const names =
    role === 'display' && display?.showsNames === true && (display.buildingId ?? first) === buildingId
  return { masked: !may(role, 'patient:read') && !names, unit: display?.unit ?? null }
}
