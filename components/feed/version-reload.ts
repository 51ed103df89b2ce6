const KEY = 'lantern.reloaded'
/**
 * The shortest time between two reloads for a newer version. While nodes are updated one by one, a page served by an
 * old node would otherwise reload over and over.
 */
export const RELOAD_EVERY_MS = 10 * 60_000

type Kept = Pick<Storage, 'getItem' | 'setItem'>

/**
 * Returns how long (ms) a page has to wait before it may reload; 0: now. `kept` outlives the page. Null where the
 * browser stores nothing: then the page never reloads, since nothing would end a loop.
 */
export function reloadIn(kept: Kept, now: number): number | null {
  try {
    const last = Number(kept.getItem(KEY) ?? 0)
    // A clock that was set back must not extend the wait.
    return last > now ? RELOAD_EVERY_MS : Math.max(0, last + RELOAD_EVERY_MS - now)
  } catch {
    return null
  }
}

/** Stores the time of a reload. @returns whether it was stored; if not, the page must not reload */
export function noteReload(kept: Kept, now: number): boolean {
  try {
    kept.setItem(KEY, String(now))
    return kept.getItem(KEY) === String(now)
  } catch {
    return false
  }
}
