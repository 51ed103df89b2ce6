'use client'

import { createContext, type ReactNode, use, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Role } from '@/lib/board/roles'
import type { TeamsState } from '@/lib/teams/standing'
import type { Translate } from '@/lib/words/translator'

export interface BoardSession {
  readonly actor: { readonly userId: string; readonly name: string; readonly role: Role }
  /** The state of joining by Teams when the page was loaded. */
  readonly teams: TeamsState
  readonly demo: boolean
  /** A screen that was paired by a code, without sign-in. */
  readonly paired: boolean
  /** The version of Lantern that served this page. */
  readonly version: string
  /** Opens a bed's dialog; a stable function. */
  readonly openBed: (bedId: string) => void
}

const SessionContext = createContext<BoardSession | null>(null)

interface BoardWords {
  readonly board: Translate<'board'>
  readonly escalation: Translate<'escalation'>
}
const WordsContext = createContext<BoardWords | null>(null)

export function SessionProvider({ session, children }: { session: BoardSession; children: ReactNode }) {
  const board = useTranslations('board')
  const escalation = useTranslations('escalation')
  const words = useMemo(() => ({ board, escalation }), [board, escalation])
  return (
    <SessionContext value={session}>
      <WordsContext value={words}>{children}</WordsContext>
    </SessionContext>
  )
}

/** Returns the user of this board. Throws outside a SessionProvider. */
export function useBoardSession(): BoardSession {
  const session = use(SessionContext)
  if (!session) throw new Error('useBoardSession needs a SessionProvider around it.')
  return session
}

/**
 * Returns the board's texts, created once for all beds: `useTranslations` would create them for each bed. Throws
 * outside a SessionProvider.
 */
export const useBoardWords = (): Translate<'board'> => useWords().board

/** Returns the texts of escalations, likewise. */
export const useEscalationWords = (): Translate<'escalation'> => useWords().escalation

function useWords(): BoardWords {
  const words = use(WordsContext)
  if (!words) throw new Error('Words of the board need a SessionProvider around them.')
  return words
}
