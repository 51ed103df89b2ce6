'use client'

import { createContext, type ReactNode, use } from 'react'
import type { Role } from '@/lib/board/roles'
import type { TeamsState } from '@/lib/teams/standing'

export interface BoardSession {
  readonly actor: { readonly userId: string; readonly name: string; readonly role: Role }
  /** How joining by Teams stood when the page was loaded. */
  readonly teams: TeamsState
  readonly demo: boolean
  /** A screen that was paired by a code: nobody signs in or out on it. */
  readonly paired: boolean
  /** The version of Lantern that served this page. */
  readonly version: string
  /** Opens a bed's dialog; the same function for the life of the board. */
  readonly openBed: (bedId: string) => void
}

const SessionContext = createContext<BoardSession | null>(null)

export function SessionProvider({ session, children }: { session: BoardSession; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** Who looks at this board. Throws outside a SessionProvider. */
export function useBoardSession(): BoardSession {
  const session = use(SessionContext)
  if (!session) throw new Error('useBoardSession needs a SessionProvider around it.')
  return session
}
