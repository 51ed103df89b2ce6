import type { BoardStore } from '@/components/feed/board-store'
import type { Clock } from '@/components/feed/clock'
import { createObservable, type Observable } from '@/components/feed/observable'
import type { FloorGroup } from '@/lib/board/group'
import { type Ignored, isFiltered, placesOf, type ReadView, type View, withinPlaces } from '@/lib/board/view'
import { floorsInView, type Outside, outsideOf } from '@/lib/board/view-beds'

/** The beds that a view shows, in observables as the store has them. */
export interface FilteredBeds {
  /** The view without places that this building does not have. */
  readonly view: Observable<View>
  readonly floors: Observable<readonly FloorGroup[]>
  /** What the view hides; null where it hides nothing. */
  readonly outside: Observable<Outside | null>
  /** Places in the address that this building does not have. */
  readonly ignored: Observable<readonly Ignored[]>
  /** Subscribes to the store. @returns what ends it */
  follow(): () => void
}

/**
 * Filters a board by a view. Sound, notifications, the queue and the announcer ignore the view: they cover the whole
 * building.
 */
export function createFilteredBeds(
  store: BoardStore,
  clock: Pick<Clock, 'now'>,
  asked: ReadView,
): FilteredBeds {
  const view = createObservable(asked.view, sameText)
  const floors = createObservable<readonly FloorGroup[]>([])
  const outside = createObservable<Outside | null>(null, sameText)
  const ignored = createObservable(asked.ignored, sameText)

  function refresh(): void {
    const all = store.floors.get()
    // An unfiltered board is the plan itself, at no cost.
    if (!isFiltered(asked.view)) {
      floors.set(all)
      return
    }
    if (store.boardInfo.get() === null) return
    const now = clock.now()
    const known = withinPlaces(asked.view, placesOf(store.beds.values()))
    view.set(known.view)
    ignored.set([...asked.ignored, ...known.ignored])
    floors.set(floorsInView(all, store.beds, known.view, now, floors.get()))
    outside.set(isFiltered(known.view) ? outsideOf(store.beds.values(), known.view, now) : null)
  }

  refresh()
  return {
    view,
    floors,
    outside,
    ignored,
    follow() {
      refresh()
      // `lastEvent` is set last of all; the queue also changes with time, and a snapshot sets `boardInfo` after its
      // beds.
      const stops = [store.lastEvent, store.queue, store.boardInfo].map((observable) =>
        observable.subscribe(refresh),
      )
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

/** Compares small plain values by their JSON. */
const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
