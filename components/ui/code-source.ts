/** Code that is fetched after the page, again and again until it is there. */
export interface CodeSource<Code> {
  /** Calls `listener` whenever `known` or `isLost` changes. @returns what ends that */
  subscribe(listener: () => void): () => void
  /** Null until it has arrived. */
  known(): Code | null
  /** Whether it did not arrive the last time that it was fetched. */
  isLost(): boolean
  /** Fetches it now, unless that is under way, and ever more seldom until it is there. */
  fetch(): void
  /** Fetches it now, and every RETRY_MS until it is there, or until what this returns is called. */
  show(): () => void
}

/** Time (ms) between retries of code that is to be seen now. */
const RETRY_MS = 2_000
/** The longest time (ms) between retries of code that is fetched ahead: it may be gone for good, with the build that it belongs to. */
const LONGEST_RETRY_MS = 60_000

export function createCodeSource<Code>(load: () => Promise<Code>): CodeSource<Code> {
  let code: Code | null = null
  let loading = false
  let lost = false
  let wait = RETRY_MS
  let shown = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const fetch = () => {
    if (code || loading) return
    loading = true
    clearTimeout(retry)
    load()
      .then((loaded) => {
        code = loaded
        lost = false
        tell()
      })
      .catch(() => {
        lost = true
        tell()
        retry = setTimeout(fetch, shown > 0 ? RETRY_MS : wait)
        wait = Math.min(wait * 2, LONGEST_RETRY_MS)
      })
      .finally(() => {
        loading = false
      })
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    known: () => code,
    isLost: () => lost,
    fetch,
    show() {
      shown += 1
      fetch()
      return () => {
        shown -= 1
      }
    },
  }
}
