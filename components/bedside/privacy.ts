import { createObservable, type Observable } from '@/components/feed/observable'

const KEY = 'lantern.bedside.privacy'

/** The privacy switch of this device, kept in this browser over reloads. */
export function createPrivacy(storage: Pick<Storage, 'getItem' | 'setItem'>): Observable<boolean> {
  const observable = createObservable(read(storage))
  return {
    ...observable,
    set(on) {
      observable.set(on)
      try {
        storage.setItem(KEY, on ? 'on' : 'off')
      } catch {
        // Without storage the setting holds until the next reload.
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
