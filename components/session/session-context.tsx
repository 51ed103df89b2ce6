'use client'

import { createContext, type ReactNode, use, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Role } from '@/lib/board/roles'
import type { TeamsState } from '@/lib/teams/standing'
import type { Translate } from '@/lib/words/translator'

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

/** Who looks at this board. Throws outside a SessionProvider. */
export function useBoardSession(): BoardSession {
  const session = use(SessionContext)
  if (!session) throw new Error('useBoardSession needs a SessionProvider around it.')
  return session
}

/** The board's words, made once for all beds: `useTranslations` would make them anew for each. Throws likewise. */
export const useBoardWords = (): Translate<'board'> => useWords().board

/** The words for an escalation, likewise. */
export const useEscalationWords = (): Translate<'escalation'> => useWords().escalation

function useWords(): BoardWords {
  const words = use(WordsContext)
  if (!words) throw new Error('Words of the board need a SessionProvider around them.')
  return words
}
