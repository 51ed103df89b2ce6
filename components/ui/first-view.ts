import { useEffect, useState } from 'react'
import { whenIdle } from './lazy'

/** A page that waits for its first data says so by this. */
const WAITING = '[data-live="connecting"]'
/** Time (ms) from the first view to the fetch of the rest. */
const AFTER_MS = 300
/** A page of which something does not come, its first data or one file, gets the rest after this long (ms) all the same. */
const LONGEST_MS = 10_000

/** A board has no main part before React has rendered it, which may be after the page has loaded. */
const isThere = () =>
  document.readyState === 'complete' &&
  document.querySelector('main') !== null &&
  document.querySelector(WAITING) === null

/**
 * Calls `todo` once the page has loaded, shows its first data where it waits for some, and the browser is idle: code that the first view
 * does not need must not delay it.
 * @param withinMs - the longest wait for an idle browser
 * @returns what cancels it
 */
export function afterFirstView(todo: () => void, withinMs: number): () => void {
  let cancel = () => {}
  const done = () => {
    cancel()
    const timer = setTimeout(() => {
      cancel = whenIdle(todo, withinMs)
    }, AFTER_MS)
    cancel = () => clearTimeout(timer)
  }
  const longest = setTimeout(done, isThere() ? 0 : LONGEST_MS)
  const unwatch = watchPage(() => isThere() && done())
  cancel = () => {
    clearTimeout(longest)
    unwatch()
  }
  return () => cancel()
}

/** One observer for all who wait: a thousand beds are rendered meanwhile. */
const watching = new Set<() => void>()
const tellAll = () => {
  for (const listener of [...watching]) listener()
}
let changes: MutationObserver | null = null

/** Calls `listener` whenever the page has changed. @returns what ends that */
function watchPage(listener: () => void): () => void {
  watching.add(listener)
  if (!changes) {
    changes = new MutationObserver(tellAll)
    changes.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-live'] })
    window.addEventListener('load', tellAll)
  }
  return () => {
    watching.delete(listener)
    if (watching.size > 0) return
    changes?.disconnect()
    changes = null
    window.removeEventListener('load', tellAll)
  }
}

/** Returns whether `afterFirstView` would have called. */
export function useAfterFirstView(withinMs: number): boolean {
  const [is, setIs] = useState(false)
  useEffect(() => afterFirstView(() => setIs(true), withinMs), [withinMs])
  return is
}
