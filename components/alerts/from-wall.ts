import type { BoardStore } from '@/components/feed/board-store'
import { reaches } from '@/lib/board/escalation'
import type { EmergencyCall } from '@/lib/board/types'
import { type BuildingAlerts, fromBoard } from './alerts-for-me'

/** A wall of a whole building: the emergencies of all other buildings that call a wall sound there as its own do. */
export const fromWall = (store: BoardStore): BuildingAlerts => ({
  ...fromBoard(store),
  ringsElsewhere({ role }) {
    // Which nurse covers a unit elsewhere is unknown: coverage concerns virtual nurses, who have a queue.
    const person = { role, covers: false }
    return callsElsewhere(store)
      .filter(({ reached }) => reached.some((reach) => reaches({ reach }, person)))
      .map(({ requestId }) => ({ id: requestId, priority: 'emergency' }))
  },
  subscribe: (changed) => {
    const stops = [fromBoard(store).subscribe(changed), store.buildings.subscribe(changed)]
    return () => {
      for (const stop of stops) stop()
    }
  },
})

function callsElsewhere(store: BoardStore): readonly EmergencyCall[] {
  const here = store.boardInfo.get()
  if (!here || here.unit !== null) return []
  const others = store.buildings.get().filter(({ id }) => id !== here.building.id)
  return others.flatMap(({ emergencyCalls = [] }) => emergencyCalls)
}
