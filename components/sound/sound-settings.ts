import { createObservable, type Observable } from '@/components/feed/observable'

/** The sound settings of this browser. */
export interface SoundSettings {
  /** 0.1 to 1: silence has its own switch, with a visible sign. */
  readonly volume: number
  readonly muted: boolean
}

export const LEAST_VOLUME = 0.1
const KEY = 'lantern.sound'
const AT_FIRST: SoundSettings = { volume: 0.7, muted: false }

/** Creates the settings of this browser, kept over reloads and shared by its tabs. */
export function createSoundSettings(storage: Storage): Observable<SoundSettings> & { stop(): void } {
  const observable = createObservable(read(storage), (a, b) => a.volume === b.volume && a.muted === b.muted)
  const elsewhere = ({ key }: StorageEvent) => {
    if (key === KEY) observable.set(read(storage))
  }
  window.addEventListener('storage', elsewhere)
  return {
    ...observable,
    set(next) {
      observable.set(next)
      try {
        storage.setItem(KEY, JSON.stringify(next))
      } catch {
        // Without storage the setting holds until the next reload.
      }
    },
    stop: () => window.removeEventListener('storage', elsewhere),
  }
}

function read(storage: Storage): SoundSettings {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return AT_FIRST
    const volume = 'volume' in kept && typeof kept.volume === 'number' ? kept.volume : AT_FIRST.volume
    return {
      volume: Math.min(1, Math.max(LEAST_VOLUME, volume)),
      muted: 'muted' in kept && kept.muted === true,
    }
  } catch {
    return AT_FIRST
  }
}
