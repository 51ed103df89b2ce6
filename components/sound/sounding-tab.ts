import type { Connection } from '@/components/feed/board-store'
import { createObservable, type Observable } from '@/components/feed/observable'
import type { Player } from './player'
import type { SoundSettings } from './sound-settings'

/** Which of the tabs that hear the same alerts sounds them. */
export interface SoundingTab {
  /** Whether this tab sounds. */
  readonly isHere: Pick<Observable<boolean>, 'get' | 'subscribe'>
  /** Says whether this tab could sound now. One that could not leaves the sound to another. */
  setAble(able: boolean): void
  stop(): void
}

/** The part of the browser's LockManager that is used. */
export interface TabLocks {
  request(name: string, options: LockOptions, hold: () => Promise<void>): Promise<unknown>
}

export interface SoundingTabParts {
  /** Null where the browser has no locks: then every tab sounds. */
  readonly locks: TabLocks | null
  /** The same in all tabs that hear the same alerts, and in no other. */
  readonly name: string
  /** Whether a user sees this tab now, and what tells of changes. */
  readonly visibility: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>
}

/**
 * Shares the sound between the tabs of a browser by a lock that the sounding tab holds: a tab that is closed or crashes gives it
 * to the next one at once. A tab that comes into view takes it, because systems may suspend a tab that no one sees.
 */
export function createSoundingTab({ locks, name, visibility }: SoundingTabParts): SoundingTab {
  const isHere = createObservable(false)
  let able = false
  /** Ends this tab's turn, or its wait for one; null while it does neither. */
  let leave: (() => void) | null = null

  const take = (steal: boolean) => {
    if (!locks) return
    leave?.()
    const wait = new AbortController()
    let endTurn = () => {}
    const mine = () => {
      wait.abort()
      endTurn()
    }
    leave = mine
    const hold = () =>
      new Promise<void>((resolve) => {
        if (leave !== mine) return resolve()
        endTurn = resolve
        isHere.set(true)
      })
    // A request that steals is granted at once, and takes no signal.
    locks.request(name, steal ? { steal } : { signal: wait.signal }, hold).catch(() => {
      if (leave !== mine) return
      // Another tab has taken it: this one waits for its turn. A tab whose wait fails sounds, before none does.
      const wasMine = isHere.get()
      isHere.set(!wasMine)
      if (wasMine) take(false)
    })
  }

  const drop = () => {
    leave?.()
    leave = null
    isHere.set(false)
  }
  const isSeen = () => visibility.visibilityState === 'visible'
  const onVisibility = () => {
    if (able && isSeen() && !isHere.get()) take(true)
  }
  visibility.addEventListener('visibilitychange', onVisibility)

  return {
    isHere,
    setAble(next) {
      if (next === able) return
      able = next
      if (!able) drop()
      else if (locks) take(isSeen())
      else isHere.set(true)
    },
    stop() {
      able = false
      visibility.removeEventListener('visibilitychange', onVisibility)
      drop()
    },
  }
}

export interface AbleParts {
  readonly tab: Pick<SoundingTab, 'setAble'>
  readonly connection: Pick<Observable<Connection>, 'get' | 'subscribe'>
  readonly settings: Pick<Observable<SoundSettings>, 'get' | 'subscribe'>
  readonly player: Pick<Player, 'state'>
}

/**
 * Keeps told whether this tab could sound: not while the browser blocks it, while it is muted, or while it has no news of requests.
 * @returns what ends it
 */
export function followAble({ tab, connection, settings, player }: AbleParts): () => void {
  const update = () => {
    const hasNews = connection.get().state === 'live'
    tab.setAble(player.state.get() === 'ready' && !settings.get().muted && hasNews)
  }
  const stops = [connection, settings, player.state].map((observable) => observable.subscribe(update))
  update()
  return () => {
    for (const stop of stops) stop()
  }
}
