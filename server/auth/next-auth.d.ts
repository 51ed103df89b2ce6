import type { Role } from '@/lib/board/roles'
import type { Account } from '@/server/accounts/service'

declare module 'next-auth' {
  /** What `useSession` and /api/auth/session tell the browser; never the session's id. */
  interface Session {
    user: Account
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sub: string
    name: string
    role: Role
    /** The session's id in the database. */
    sid: string
    /** When the session ends at the latest, in milliseconds since the epoch. */
    until: number
    /** A screen that was paired by a code. */
    paired?: boolean
  }
}
