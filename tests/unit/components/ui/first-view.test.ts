import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { afterFirstView } from '@/components/ui/first-view'

const WITHIN_MS = 500

/** A page without idle callbacks, as Safari's; it is there once it has loaded and its board is live. */
function page() {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  onTestFinished(() => void vi.unstubAllGlobals())
  const state = { loaded: false, main: false, live: false }
  const observers: (() => void)[] = []
  const window = new EventTarget()
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', {
    body: {},
    get readyState() {
      return state.loaded ? 'complete' : 'interactive'
    },
    querySelector: (wanted: string) => (wanted === 'main' ? state.main : state.main && !state.live) || null,
  })
  vi.stubGlobal(
    'MutationObserver',
    class {
      constructor(listener: () => void) {
        observers.push(listener)
      }
      observe() {}
      disconnect() {}
    },
  )
  const todo = vi.fn()
  return {
    todo,
    observers,
    start: () => afterFirstView(todo, WITHIN_MS),
    load() {
      state.loaded = true
      window.dispatchEvent(new Event('load'))
    },
    show(next: { main?: boolean; live?: boolean }) {
      Object.assign(state, next)
      for (const changed of observers) changed()
    },
  }
}

describe('what comes after the first view', () => {
  it('waits for the page, its first data and an idle browser', () => {
    const { start, load, show, todo } = page()
    onTestFinished(start())
    show({ main: true })
    load()
    vi.advanceTimersByTime(5_000)
    show({ live: true })
    expect(todo).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1_000)
    expect(todo).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(20_000)
    expect(todo).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['a file', ({ show }: ReturnType<typeof page>) => show({ main: true, live: true })],
    ['the first data', ({ load }: ReturnType<typeof page>) => load()],
  ])('comes after 11 s on a page of which %s never comes', (_, arrive) => {
    const made = page()
    onTestFinished(made.start())
    arrive(made)
    vi.advanceTimersByTime(9_999)
    expect(made.todo).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1_000)
    expect(made.todo).toHaveBeenCalledTimes(1)
  })

  it('watches the page once for all who wait, and not after that', () => {
    const { start, observers } = page()
    const ends = [start(), start()]
    expect(observers).toHaveLength(1)
    for (const end of ends) end()
    onTestFinished(start())
    expect(observers).toHaveLength(2)
  })

  it('does not come once it is cancelled', () => {
    const { start, load, show, todo } = page()
    const cancel = start()
    show({ main: true, live: true })
    load()
    cancel()
    vi.advanceTimersByTime(20_000)
    expect(todo).not.toHaveBeenCalled()
  })
})
