import { createContext, type ReactNode, use, useState } from 'react'
import { createObservables } from '@/components/feed/observable'
import type { ActionName } from '@/components/request/use-actions'
import type { CallState, CallStates } from '@/components/request/use-request-call'

const RowCallsContext = createContext<CallStates<ActionName> | null>(null)

/** Keeps how the calls of rows went: a row that goes from one list to another is another component there. */
export function RowCalls({ children }: { children: ReactNode }) {
  const [states] = useState(() => createObservables<CallState<ActionName>>())
  return <RowCallsContext value={states}>{children}</RowCallsContext>
}

export const useRowCalls = (): CallStates<ActionName> | null => use(RowCallsContext)
