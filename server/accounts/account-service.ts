import type { Role } from '@/lib/board/roles'
import type { Result } from '@/lib/errors'
import type { MicrosoftRefusal } from '@/lib/teams/standing'
import type { Actor } from '../auth/permit'
import type { Identity } from '../teams/token-book'

export interface Account {
  readonly userId: string
  readonly name: string
  readonly role: Role
}

export interface AccountService {
  /** Checks a password and opens a session. Refusals: unauthenticated, too_many_attempts (details.retryAfterSeconds). */
  signIn(username: string, password: string, address: string): Promise<Result<Actor>>
  /**
   * Opens a session for somebody whom the OpenID provider has named. Nobody gets in who has no account here, or whose account
   * another identity signs in as.
   */
  signInWithMicrosoft(
    identity: Identity,
  ): Promise<
    { readonly ok: true; readonly actor: Actor } | { readonly ok: false; readonly why: MicrosoftRefusal }
  >
  /** Who a session belongs to, or null once it has ended, expired, or its account was disabled. */
  session(sessionId: string): Promise<Actor | null>
  /** Ends it on every node: its sockets are disconnected. */
  signOut(sessionId: string): Promise<void>
  /** Usernames the sign-in page offers with the demo password; empty outside demo mode. */
  demoAccounts(): readonly { username: string; role: Role }[]
}
