'use client'

import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react'

/** A component whose code loads after the page: it renders nothing until then. */
export interface LazyComponent<Props> {
  (props: Props): ReactNode
  /** Fetches the code ahead of use, again and again until it is there. */
  fetch(): void
  /** Returns whether the code did not arrive the last time that it was fetched. */
  useIsLost(): boolean
}

/** Time (ms) between retries while a component that failed to load is rendered. */
const RETRY_MS = 2_000
/** The longest time (ms) between retries of one that is fetched ahead: it may be gone for good, with the build that it belongs to. */
const LONGEST_RETRY_MS = 60_000

/**
 * Creates a component that loads when it is first rendered. Unlike `next/dynamic` it never throws: code that does not
 * arrive, for example without a server, is fetched again and the rest of the page goes on.
 */
export function lazy<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LazyComponent<Props> {
  let part: ComponentType<Props> | null = null
  let loading = false
  let lost = false
  let wait = RETRY_MS
  let retry: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const fetch = () => {
    if (part || loading) return
    loading = true
    clearTimeout(retry)
    load()
      .then(({ default: loaded }) => {
        part = loaded
        lost = false
        tell()
      })
      .catch(() => {
        lost = true
        tell()
        retry = setTimeout(fetch, wait)
        wait = Math.min(wait * 2, LONGEST_RETRY_MS)
      })
      .finally(() => {
        loading = false
      })
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const source = { subscribe, known: () => part, fetch }
  const isLost = () => lost
  return Object.assign((props: Props) => <Part<Props> source={source} props={props} />, {
    fetch,
    useIsLost: () => useSyncExternalStore(subscribe, isLost, isLost),
  })
}

interface Source<Props> {
  subscribe(listener: () => void): () => void
  known(): ComponentType<Props> | null
  fetch(): void
}

function Part<Props extends object>({ source, props }: { source: Source<Props>; props: Props }) {
  const { subscribe, known, fetch } = source
  const Loaded = useSyncExternalStore(subscribe, known, known)
  const missing = Loaded === null
  useEffect(() => {
    if (!missing) return
    fetch()
    const timer = setInterval(fetch, RETRY_MS)
    return () => clearInterval(timer)
  }, [missing, fetch])
  return Loaded && <Loaded {...props} />
}

/** Calls `todo` once the browser is idle, at the latest after `withinMs`. @returns what cancels it */
export function whenIdle(todo: () => void, withinMs: number): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(todo, withinMs)
    return () => clearTimeout(timer)
  }
  const wish = window.requestIdleCallback(todo, { timeout: withinMs })
  return () => window.cancelIdleCallback(wish)
}
