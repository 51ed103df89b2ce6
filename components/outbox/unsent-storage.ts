import type { Attempt } from './outbox'

/** The storage of a tab: it survives reloads and a sign-in, and ends with the tab. It holds no patient. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** An attempt without an answer, as the tab stores it. */
export type StoredAttempt = Attempt<never> & {
  /** Whether the tab has shown the sign-in page since: then no one may know any more that this is under way. */
  readonly passedSignIn?: boolean
}

/** An unsent request older than this (ms) is dropped when its tab comes back: it must not resurface at the bedside. */
const FORGET_MS = 3_600_000
const PREFIX = 'lantern.unsent.'

/** Returns what the tab stores of all its users and is not older than an hour, the oldest first. */
export function readUnsent(storage: TabStorage, now: number): readonly StoredAttempt[] {
  return keysOf(storage)
    .flatMap((key) => parse(storage.getItem(key)))
    .filter(({ askedAt }) => now - askedAt < FORGET_MS)
    .sort((a, b) => a.askedAt - b.askedAt)
}

/** Stores the unsent attempts of one user in place of those of before. */
export function writeUnsent(storage: TabStorage, userId: string, unsent: readonly StoredAttempt[]): void {
  if (unsent.length === 0) storage.removeItem(PREFIX + userId)
  else storage.setItem(PREFIX + userId, JSON.stringify(unsent))
}

/** Notes in every unsent attempt of the tab that it has shown the sign-in page. */
export function notePassedSignIn(storage: TabStorage): void {
  for (const key of keysOf(storage)) {
    const passed = parse(storage.getItem(key)).map((attempt) => ({ ...attempt, passedSignIn: true }))
    storage.setItem(key, JSON.stringify(passed))
  }
}

const keysOf = (storage: TabStorage): readonly string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(PREFIX),
  )

function parse(text: string | null): readonly StoredAttempt[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]')
    // Written only by this file, in this tab.
    return Array.isArray(stored) ? (stored as StoredAttempt[]) : []
  } catch {
    return []
  }
}
