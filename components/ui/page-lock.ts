import { useSyncExternalStore } from 'react'

/**
 * Whether the session of this page is locked. The root element holds it (`data-locked`), because the server writes it there with the
 * page, and the events go to the window: no module has to hold the state of a page.
 */
const SOON = 'lantern:lock-soon'
const CHANGED = 'lantern:lock'
const UNTOLD = 'lantern:lock-untold'
const TOLD = 'lantern:lock-told'
const WANTED = 'lantern:lock-wanted'
const HAND = 'lantern:hand'

/** The values of `data-locked`: the server knows of the lock, or not yet. */
const KNOWN = ''
const NOT_TOLD = 'untold'

const root = () => document.documentElement
const tell = (name: string) => void window.dispatchEvent(new Event(name))

/** Returns whether this page shows no patient. False while the server renders. */
export const isLocked = (): boolean => typeof document !== 'undefined' && root().dataset.locked !== undefined

/** Returns whether this page is locked and the server is not known to have heard of it. */
export const isLockUntold = (): boolean =>
  typeof document !== 'undefined' && root().dataset.locked === NOT_TOLD

/** Returns what changes when the page is unlocked. What the server said before that is no news of a lock after it. */
export const lockEpoch = (): string =>
  (typeof document === 'undefined' ? undefined : root().dataset.unlocks) ?? '0'

/** Locks the page before the server has heard of it, and asks for the server to be told. */
export function lockPage(): void {
  if (isLocked()) return
  lockForOtherTab()
  tell(UNTOLD)
}

/** Locks the page because another tab, which tells the server, is locked. */
export function lockForOtherTab(): void {
  if (!isLocked()) lockAs(NOT_TOLD)
}

/** Unlocks the page: the user has proved here, or in another tab of this browser, who they are. */
export function unlockPage(): void {
  if (!isLocked()) return
  root().dataset.unlocks = String(Number(lockEpoch()) + 1)
  delete root().dataset.locked
  tell(CHANGED)
}

/**
 * Takes an answer of the server. It may lock the page and never unlocks it: a server that has not heard of the lock says "not locked",
 * too, and is told again.
 * @param epoch - `lockEpoch` when the page asked
 */
export function learnLock(locked: boolean, epoch: string): void {
  if (epoch !== lockEpoch()) return
  if (locked && !isLocked()) lockAs(KNOWN)
  if (!isLockUntold()) return
  if (locked) root().dataset.locked = KNOWN
  tell(locked ? TOLD : UNTOLD)
}

/** Takes the news that the server locked or unlocked the session. Its news of an unlocking is older than a lock that it does not know. */
export function hearLock(locked: boolean): void {
  if (locked) learnLock(true, lockEpoch())
  else if (!isLockUntold()) unlockPage()
}

function lockAs(value: string): void {
  tell(SOON)
  root().dataset.locked = value
  tell(CHANGED)
}

/** Calls `listener` before each lock, while the page is as it was. @returns what ends that */
export const onLockSoon = (listener: () => void): (() => void) => listenTo(SOON, listener)

/** Calls `listener` after each lock and unlock. @returns what ends that */
export const onLockChange = (listener: () => void): (() => void) => listenTo(CHANGED, listener)

/** Calls `listener` when the server has to be told of the lock. @returns what ends that */
export const onLockUntold = (listener: () => void): (() => void) => listenTo(UNTOLD, listener)

/** Calls `listener` once the server knows of a lock that began here. @returns what ends that */
export const onLockTold = (listener: () => void): (() => void) => listenTo(TOLD, listener)

/** Returns whether the page is locked; re-renders when that changes. */
export const useLocked = (): boolean => useSyncExternalStore(onLockChange, isLocked, () => false)

/** Asks for the lock, or where the page is locked for the field that unlocks it: an act was refused. */
export const wantLock = (): void => tell(WANTED)

export const onLockWanted = (listener: () => void): (() => void) => listenTo(WANTED, listener)

/** Says that the nurse works here without touching anything: a call runs. */
export const noteHand = (): void => tell(HAND)

export const onHandNoted = (listener: () => void): (() => void) => listenTo(HAND, listener)

function listenTo(name: string, listener: () => void): () => void {
  if (typeof window === 'undefined') return () => {}
  window.addEventListener(name, listener)
  return () => window.removeEventListener(name, listener)
}
