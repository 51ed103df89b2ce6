const ANSWER_MS = 5_000
const RETRY_MS = 3_000

/**
 * Whether Lantern can serve a page now. Ask before leaving one: a browser that finds nobody shows an error page of its own,
 * from which nothing brings a wall back.
 */
export async function isServerUp(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS)
    return (await fetch('/api/health', { cache: 'no-store', signal })).ok
  } catch {
    return false
  }
}

/** Calls `load` once Lantern can serve a page, however long that takes. @returns what gives up */
export function whenServerUp(load: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let givenUp = false
  const check = async () => {
    const served = await isServerUp()
    if (givenUp) return
    if (served) load()
    // Jitter, so that a hospital's screens do not all come at once.
    else timer = setTimeout(check, RETRY_MS * (0.5 + Math.random()))
  }
  void check()
  return () => {
    givenUp = true
    clearTimeout(timer)
  }
}

/** Loads this page again once it can be served. */
export const reloadWhenServerUp = (): (() => void) => whenServerUp(() => window.location.reload())
