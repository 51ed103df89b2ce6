/** What a page knows of the lock of its session. */
export interface LockStanding {
  readonly locked: boolean
  /** Time (ms) until the session is locked if no hand comes; null: never, or it is locked. */
  readonly lockInMs: number | null
  /** Whether the user's PIN unlocks here now; else the password is needed. */
  readonly pin: boolean
  /** Whether a passkey of the user does, too; absent: no, or a server of version 0.1 answered. */
  readonly passkey?: boolean
}

/** What the user's own page says of their PIN. */
export interface OwnPin {
  /** When it was set (server time, ms); null: there is none. */
  readonly setAt: number | null
}
