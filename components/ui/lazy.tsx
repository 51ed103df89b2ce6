'use client'

import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react'

/** A component whose code loads after the page: it renders nothing until then. */
export interface LazyComponent<Props> {
  (props: Props): ReactNode
  /** Fetches the code ahead of use; a failure is retried when the component renders. */
  fetch(): void
}

/** Time (ms) between retries while a component that failed to load is rendered. */
const RETRY_MS = 2_000

/**
 * Creates a component that loads when it is first rendered. Unlike `next/dynamic` it never throws: code that does not
 * arrive, for example without a server, is fetched again and the rest of the page goes on.
 */
export function lazy<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LazyComponent<Props> {
  let part: ComponentType<Props> | null = null
  let loading = false
  const listeners = new Set<() => void>()
  const fetch = () => {
    if (part || loading) return
    loading = true
    load()
      .then(({ default: loaded }) => {
        part = loaded
        for (const listener of [...listeners]) listener()
      })
      .catch(() => undefined)
      .finally(() => {
        loading = false
      })
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const source = { subscribe, known: () => part, fetch }
  return Object.assign((props: Props) => <Part<Props> source={source} props={props} />, { fetch })
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
