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

const NIGHT_FROM_MIN = 21 * 60
const NIGHT_UNTIL_MIN = 6 * 60 + 30

/** Whether a ward sleeps at this time of the display's day: from 21:00 until 6:30. */
export function isNight(time: Date): boolean {
  const minutes = time.getHours() * 60 + time.getMinutes()
  return minutes >= NIGHT_FROM_MIN || minutes < NIGHT_UNTIL_MIN
}
