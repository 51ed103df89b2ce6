import { useCallback, useSyncExternalStore } from 'react'
import { useStore } from '@/components/feed/feed-context'
import { usePlaces } from '@/components/words/use-places'
import type { Bed } from '@/lib/board/types'

/**
 * Returns "431 bed 2", with the floor where another bed of the building has the same name. It never shortens: what shows it
 * wraps. Re-renders only when this name changes.
 */
export function useBedName(bed: Pick<Bed, 'id' | 'room' | 'label'> | undefined): string {
  const { labels } = useStore()
  const places = usePlaces()
  const get = () => (bed ? (labels.get().spoken(bed.id, places) ?? places.roomAndBed(bed)) : '')
  const subscribe = useCallback((listener: () => void) => labels.subscribe(listener), [labels])
  return useSyncExternalStore(subscribe, get, get)
}
