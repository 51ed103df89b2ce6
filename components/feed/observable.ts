/** One value with subscribers, outside React so that a change re-renders only its subscribers. */
export interface Observable<T> {
  get(): T
  /** Notifies the listeners, unless the value is the same. */
  set(next: T): void
  subscribe(listener: () => void): () => void
}

/** Creates an observable. `same` decides what counts as no change; identity by default. */
export function createObservable<T>(initial: T, same: (a: T, b: T) => boolean = Object.is): Observable<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (same(value, next)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => subscribeIn(listeners, listener),
  }
}

/** Values by key, each with its own subscribers: one bed's change does not touch its neighbours. */
export interface Observables<T> {
  get(key: string): T | undefined
  set(key: string, next: T): void
  /** Removes a value; returns whether there was one. */
  remove(key: string): boolean
  /** Sets these values and removes every other key. */
  replaceAll(entries: Iterable<readonly [string, T]>): void
  values(): Iterable<T>
  subscribe(key: string, listener: () => void): () => void
}

export function createObservables<T>(same: (a: T, b: T) => boolean = Object.is): Observables<T> {
  const values = new Map<string, T>()
  const listeners = new Map<string, Set<() => void>>()
  const tell = (key: string) => {
    for (const listener of [...(listeners.get(key) ?? [])]) listener()
  }
  const set = (key: string, next: T) => {
    const known = values.get(key)
    if (known !== undefined && same(known, next)) return
    values.set(key, next)
    tell(key)
  }
  return {
    get: (key) => values.get(key),
    set,
    remove(key) {
      const was = values.delete(key)
      if (was) tell(key)
      return was
    },
    replaceAll(entries) {
      const next = new Map(entries)
      for (const key of [...values.keys()]) {
        if (next.has(key)) continue
        values.delete(key)
        tell(key)
      }
      for (const [key, value] of next) set(key, value)
    },
    values: () => values.values(),
    subscribe(key, listener) {
      const mine = listeners.get(key) ?? new Set()
      listeners.set(key, mine)
      const unsubscribe = subscribeIn(mine, listener)
      return () => {
        unsubscribe()
        if (mine.size === 0 && listeners.get(key) === mine) listeners.delete(key)
      }
    },
  }
}

function subscribeIn(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
