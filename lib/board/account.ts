import type { Role } from './roles'

/** In characters. NIST SP 800-63B, 5.1.1.2 asks for 8. */
export const SHORTEST_PASSWORD = 12
/** Hashing is expensive, so a long password must not keep the server busy. */
export const LONGEST_PASSWORD = 256

/** By what a user proved who they are. A passkey that its device guards is two factors by itself. */
export type ProvenBy =
  | 'password'
  | 'password+code'
  | 'password+recovery'
  | 'password+passkey'
  | 'passkey'
  | 'provider'

/** An account, as administrators see it. */
export interface ManagedAccount {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly disabled: boolean
  /** Made by the demo: it signs in there only. */
  readonly demo: boolean
  /** Whether a Microsoft user signs in to it. */
  readonly microsoft: boolean
  /** What it has besides the password; absent: a server of version 0.1 answered. */
  readonly factors?: { readonly passkeys: number; readonly app: boolean }
  /** When a hand was last on a browser where it was signed in, server time (ms); null: it never signed in. */
  readonly usedAt: number | null
  /** Present while someone is trying passwords for it at browsers that do not know it. */
  readonly attack: { readonly failures: number; readonly until: number } | null
  /** Wrong codes after the right password, where there were so many that the next has to wait; absent: fewer. */
  readonly wrongCodes?: number
}

export interface AccountList {
  readonly accounts: readonly ManagedAccount[]
  /** ms */
  readonly serverTime: number
}

/** An open session of the reader's own account. Its id opens nothing. */
export interface OwnSession {
  readonly id: string
  /** Whether it is the one that asks. */
  readonly here: boolean
  readonly address: string | null
  readonly browser: { readonly family: string; readonly version: number | null } | null
  /** ms */
  readonly openedAt: number
  /** When a hand was last on keyboard, mouse or screen. */
  readonly usedAt: number
}

export interface OwnAccount {
  readonly username: string
  readonly sessions: readonly OwnSession[]
  /** ms */
  readonly serverTime: number
}
