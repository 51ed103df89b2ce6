'use client'

import { createContext, type ReactNode, use } from 'react'
import type { CallSession } from './call-session'

const CallSessionContext = createContext<CallSession | null>(null)

export function CallSessionProvider({ session, children }: { session: CallSession; children: ReactNode }) {
  return <CallSessionContext value={session}>{children}</CallSessionContext>
}

/** Returns this browser's side of the call. Throws outside a call. */
export function useCallSession(): CallSession {
  const session = use(CallSessionContext)
  if (!session) throw new Error('useCallSession needs a CallSessionProvider around it.')
  return session
}
