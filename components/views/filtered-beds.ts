import type { BoardStore } from '@/components/feed/board-store'
import type { Clock } from '@/components/feed/clock'
import { createObservable, type Observable } from '@/components/feed/observable'
import type { FloorGroup } from '@/lib/board/group'
import { type Ignored, isFiltered, placesOf, type ReadView, type View, withinPlaces } from '@/lib/board/view'
import { floorsInView, type Outside, outsideOf } from '@/lib/board/view-beds'

/** What of a board a view shows, in slices as the store has them. */
export interface FilteredBeds {
  /** The view without what this building does not have. */
  readonly view: Observable<View>
  readonly floors: Observable<readonly FloorGroup[]>
  /** What the view leaves out; null where it leaves out nothing. */
  readonly outside: Observable<Outside | null>
  /** What the address asks for and nobody knows here. */
  readonly ignored: Observable<readonly Ignored[]>
  /** Follows the store; answers what stops it. */
  follow(): () => void
}

/**
 * The part of a board that a view takes in. Sound, notices, the queue and the announcer do not go by it: they are about
 * all of the building.
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
    // An unfiltered board is the plan itself, and costs nothing here.
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
      // An event is told last of all; the queue changes with the time as well, and a snapshot sets its surroundings after its beds.
      const stops = [store.lastEvent, store.queue, store.boardInfo].map((observable) =>
        observable.subscribe(refresh),
      )
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

/** Small plain values, made by one function each. */
const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
