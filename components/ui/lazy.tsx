'use client'

import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { type CodeSource, createCodeSource } from './code-source'

/** A component whose code loads after the page: it renders nothing until then. */
export interface LazyComponent<Props> {
  (props: Props): ReactNode
  /** Fetches the code ahead of use, again and again until it is there. */
  fetch(): void
  /** Returns whether the code did not arrive the last time that it was fetched. */
  useIsLost(): boolean
}

/**
 * Creates a component that loads when it is first rendered. Unlike `next/dynamic` it never throws: code that does not
 * arrive, for example without a server, is fetched again and the rest of the page goes on.
 */
export function lazy<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LazyComponent<Props> {
  const source = createCodeSource(async () => (await load()).default)
  const { fetch, subscribe, isLost } = source
  return Object.assign((props: Props) => <Part<Props> source={source} props={props} />, {
    fetch,
    useIsLost: () => useSyncExternalStore(subscribe, isLost, isLost),
  })
}

interface PartProps<Props> {
  readonly source: CodeSource<ComponentType<Props>>
  readonly props: Props
}

function Part<Props extends object>({ source, props }: PartProps<Props>) {
  const { subscribe, known, show } = source
  const Loaded = useSyncExternalStore(subscribe, known, known)
  const missing = Loaded === null
  useEffect(() => (missing ? show() : undefined), [missing, show])
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
