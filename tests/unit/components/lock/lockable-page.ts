import { onTestFinished, vi } from 'vitest'

/** What the lock needs of a page, for the test that calls it: a root element, the window's events and the storage of a tab. */
export function lockablePage() {
  onTestFinished(() => void vi.unstubAllGlobals())
  return loadPage(new Map<string, string>())
}

/** Loads the page of a tab that keeps `kept`. */
export function loadPage(kept: Map<string, string>) {
  const root: { readonly dataset: Record<string, string> } = { dataset: {} }
  vi.stubGlobal('window', Object.assign(new EventTarget(), { location: { reload() {} } }))
  vi.stubGlobal('document', { documentElement: root })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  return { kept }
}
