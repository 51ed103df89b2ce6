/** How long (ms) a wall shows a page before the next one. */
export const TURN_MS = 12_000

/** Returns the page to show at `time` (server time, ms) of the `pages` that take turns: the same one on all walls. */
export const pageAt = (time: number, pages: number): number => Math.floor(time / TURN_MS) % Math.max(1, pages)

/**
 * Returns the page to show now. `calling` are the pages with a waiting request, the one to look at first at the front: while
 * there are any, the wall shows no other page.
 */
export function pageToShow(shown: number, calling: readonly number[], pages: number): number {
  const [first] = calling
  if (first !== undefined && !calling.includes(shown)) return first
  return Math.max(0, Math.min(shown, pages - 1))
}

/** Returns the page after `shown`; the same one when no other page matters. */
export function nextPage(shown: number, calling: readonly number[], pages: number): number {
  if (calling.length === 0) return (shown + 1) % Math.max(1, pages)
  const inOrder = [...calling].sort((a, b) => a - b)
  return inOrder.find((page) => page > shown) ?? inOrder[0] ?? shown
}

/** How long (ms) a paused wall stays on its page: no one may come back to resume it. */
export const PAUSE_MS = 180_000

/** An unclaimed request, and the page of its bed. */
export interface PagedRequest {
  readonly requestId: string
  readonly page: number
}

/** A page that a user wants to go on looking at (WCAG 2.2.2). */
export interface Pause {
  readonly page: number
  /** In ms, by the same clock as `now` of `isPaused`. */
  readonly until: number
  /** The requests that waited when the pause began: the user has seen them. */
  readonly known: ReadonlySet<string>
}

export const pauseAt = (page: number, waiting: readonly PagedRequest[], now: number): Pause => ({
  page,
  until: now + PAUSE_MS,
  known: new Set(waiting.map(({ requestId }) => requestId)),
})

/** Returns whether a pause continues: it ends by itself, and at once for a new request on another page. */
export const isPaused = (
  { page, until, known }: Pause,
  waiting: readonly PagedRequest[],
  now: number,
): boolean => now < until && waiting.every((request) => request.page === page || known.has(request.requestId))

const NIGHT_FROM_MIN = 21 * 60
const NIGHT_UNTIL_MIN = 6 * 60 + 30

/** Returns whether the ward sleeps at this time of the display's day: from 21:00 until 6:30. */
export function isNight(time: Date): boolean {
  const minutes = time.getHours() * 60 + time.getMinutes()
  return minutes >= NIGHT_FROM_MIN || minutes < NIGHT_UNTIL_MIN
}
