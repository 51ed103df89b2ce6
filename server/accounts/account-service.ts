import type { Role } from '@/lib/board/roles'
import type { Result } from '@/lib/errors'
import type { Actor } from '../auth/permit'

export interface Account {
  readonly userId: string
  readonly name: string
  readonly role: Role
}

export interface AccountService {
  /** Checks a password and opens a session. Refusals: unauthenticated, too_many_attempts (details.retryAfterSeconds). */
  signIn(username: string, password: string, address: string): Promise<Result<Actor>>
  /** Who a session belongs to, or null once it has ended, expired, or its account was disabled. */
  session(sessionId: string): Promise<Actor | null>
  /** Ends it on every node: its sockets are disconnected. */
  signOut(sessionId: string): Promise<void>
  /** Usernames the sign-in page offers with the demo password; empty outside demo mode. */
  demoAccounts(): readonly { username: string; role: Role }[]
}
