/** How long (ms) a page of a wall stays before the next one comes. */
export const TURN_MS = 12_000

/**
 * The page to show now. `calling` are the pages where somebody waits, the one to look at first at the front: while there
 * are any, no other page is shown.
 */
export function pageToShow(shown: number, calling: readonly number[], pages: number): number {
  const [first] = calling
  if (first !== undefined && !calling.includes(shown)) return first
  return Math.max(0, Math.min(shown, pages - 1))
}

/** The page that follows once `shown` has had its time; the same one where it is the only one that matters. */
export function nextPage(shown: number, calling: readonly number[], pages: number): number {
  if (calling.length === 0) return (shown + 1) % Math.max(1, pages)
  const inOrder = [...calling].sort((a, b) => a - b)
  return inOrder.find((page) => page > shown) ?? inOrder[0] ?? shown
}

/** For how long (ms) a wall that somebody paused stays on its page: nobody comes back to let it go on. */
export const PAUSE_MS = 180_000

/** A request that nobody has claimed, and the page its bed is on. */
export interface PagedRequest {
  readonly requestId: string
  readonly page: number
}

/** A page that somebody wants to go on looking at (WCAG 2.2.2). */
export interface Pause {
  readonly page: number
  /** By the same clock as `now` of `isPaused`, in ms. */
  readonly until: number
  /** The requests that waited when it began: who paused has seen them. */
  readonly known: ReadonlySet<string>
}

export const pauseAt = (page: number, waiting: readonly PagedRequest[], now: number): Pause => ({
  page,
  until: now + PAUSE_MS,
  known: new Set(waiting.map(({ requestId }) => requestId)),
})

/** Whether a pause goes on: it ends by itself, and at once for a request that is new and on another page. */
export const isPaused = (
  { page, until, known }: Pause,
  waiting: readonly PagedRequest[],
  now: number,
): boolean => now < until && waiting.every((request) => request.page === page || known.has(request.requestId))

const NIGHT_FROM_MIN = 21 * 60
const NIGHT_UNTIL_MIN = 6 * 60 + 30

/** Whether a ward sleeps at this time of the display's day: from 21:00 until 6:30. */
export function isNight(time: Date): boolean {
  const minutes = time.getHours() * 60 + time.getMinutes()
  return minutes >= NIGHT_FROM_MIN || minutes < NIGHT_UNTIL_MIN
}
