const ANSWER_MS = 5_000
const RETRY_MS = 3_000

/**
 * Returns whether Lantern can serve a page now. Ask before leaving a page: without a server a browser shows its own
 * error page, from which a wall does not recover.
 */
export async function isServerUp(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS)
    return (await fetch('/api/health', { cache: 'no-store', signal })).ok
  } catch {
    return false
  }
}

/**
 * Calls `load` once Lantern can serve a page, however long that takes.
 * @param firstAfterMs - when to ask for the first time; 0: at once
 * @returns what cancels it
 */
export function whenServerUp(load: () => void, firstAfterMs = 0): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let givenUp = false
  const check = async () => {
    const served = await isServerUp()
    if (givenUp) return
    if (served) load()
    // Jitter, so that a hospital's screens do not all reload at once.
    else timer = setTimeout(check, RETRY_MS * (0.5 + Math.random()))
  }
  if (firstAfterMs > 0) timer = setTimeout(check, firstAfterMs)
  else void check()
  return () => {
    givenUp = true
    clearTimeout(timer)
  }
}

/** Reloads this page once the server is up. @returns what cancels it */
export const reloadWhenServerUp = (): (() => void) => whenServerUp(() => window.location.reload())
