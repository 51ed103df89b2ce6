const KEY = 'lantern.reloaded'
/**
 * A page loads itself again for a newer version no more often than this. While nodes are being updated one by one, a page
 * can be served by an old one and hear of the new from another, over and over.
 */
export const RELOAD_EVERY_MS = 10 * 60_000

type Kept = Pick<Storage, 'getItem' | 'setItem'>

/**
 * How long (ms) a page has to wait before it may load itself again; 0: now. `kept` lives longer than the page. Null when it
 * cannot be told, as where a browser keeps nothing: then never, since nothing would end a loop.
 */
export function reloadIn(kept: Kept, now: number): number | null {
  try {
    const last = Number(kept.getItem(KEY) ?? 0)
    // A clock that was set back must not hold it up for longer.
    return last > now ? RELOAD_EVERY_MS : Math.max(0, last + RELOAD_EVERY_MS - now)
  } catch {
    return null
  }
}

/** Writes down that the page loads itself again. @returns whether that was kept; without, it must not */
export function noteReload(kept: Kept, now: number): boolean {
  try {
    kept.setItem(KEY, String(now))
    return kept.getItem(KEY) === String(now)
  } catch {
    return false
  }
}
