import { createObservable, type Observable } from '@/components/feed/observable'

const KEY = 'lantern.bedside.privacy'

/** Whether whoever lies here wants privacy: kept in this browser over reloads. */
export function createPrivacy(storage: Pick<Storage, 'getItem' | 'setItem'>): Observable<boolean> {
  const observable = createObservable(read(storage))
  return {
    ...observable,
    set(on) {
      observable.set(on)
      try {
        storage.setItem(KEY, on ? 'on' : 'off')
      } catch {
        // A browser that keeps nothing still does as it was told, until it is loaded again.
      }
    },
  }
}

function read(storage: Pick<Storage, 'getItem'>): boolean {
  try {
    return storage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}
