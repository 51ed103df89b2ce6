'use client'

import { createContext, type ReactNode, use } from 'react'
import { createDrafts, type Drafts } from '@/components/chart/drafts'
import type { BoardStore } from '@/components/feed/board-store'
import type { Clock } from '@/components/feed/clock'
import { createObservable, type Observable } from '@/components/feed/observable'
import type { CallRequest } from '@/lib/board/types'
import type { TeamsState } from '@/lib/teams/standing'

/** The request of the call, followed live on its building's board. */
export interface KnownCall {
  readonly call: CallRequest
  readonly feed: { readonly store: BoardStore; readonly clock: Clock }
  /** The bed where the request is, or was last. */
  readonly bedId: Observable<string>
}

/**
 * `none`: the call is not that of a request, or this reader may not see it. `signed-out`: nothing of the patient is kept until
 * the session is open again.
 */
export type Standing =
  | { readonly state: 'loading' | 'failed' | 'none' | 'signed-out' }
  | ({ readonly state: 'known' } & KnownCall)

/** What the server gives the page of a nurse who may read patients. */
export interface CallFile {
  readonly callId: string
  readonly teams: TeamsState
}

/** The patient of a call, as the parts of the page share it. Unsaved text lives as long as the page. */
export interface CallPatient extends CallFile {
  readonly standing: Observable<Standing>
  readonly drafts: Drafts
}

/** Creates the state of one page; nothing is loaded yet. */
export const createCallPatient = (file: CallFile): CallPatient => ({
  ...file,
  standing: createObservable<Standing>({ state: 'loading' }),
  drafts: createDrafts(),
})

const CallPatientContext = createContext<CallPatient | null>(null)

export function CallPatientProvider({ patient, children }: { patient: CallPatient; children: ReactNode }) {
  return <CallPatientContext value={patient}>{children}</CallPatientContext>
}

/** Returns the patient of this page's call. Throws outside a CallPatientProvider. */
export function useCallPatient(): CallPatient {
  const patient = use(CallPatientContext)
  if (!patient) throw new Error('useCallPatient needs a CallPatientProvider around it.')
  return patient
}
