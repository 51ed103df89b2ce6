'use client'

import { useEffect, useState } from 'react'
import { CallPage } from '@/components/call/call-page'
import { useObservable } from '@/components/feed/feed-context'
import { lazy } from '@/components/ui/lazy'
import type { CallDoor } from '@/lib/realtime/calls'
import { type CallFile, type CallPatient, CallPatientProvider, createCallPatient } from './call-patient'
import { PATIENT_ASIDE } from './patient-aside'

const FollowPatient = lazy(() => import('./follow-patient'))

export interface CallScreenProps {
  readonly door: CallDoor | null
  /** As in CallRoom. */
  readonly reports: boolean
  /** Null for every reader who gets nothing of the patient: guests, patients, and users who may not read patients. */
  readonly file: CallFile | null
}

/** The page of a call: with the patient for a nurse who may read patients, else the call only, without the code of the panel. */
export function CallScreen({ door, reports, file }: CallScreenProps) {
  const [patient] = useState(() => file && createCallPatient(file))
  if (!patient) return <CallPage door={door} reports={reports} />
  return <NurseCall door={door} reports={reports} patient={patient} />
}

interface NurseCallProps extends Omit<CallScreenProps, 'file'> {
  readonly patient: CallPatient
}

function NurseCall({ door, reports, patient }: NurseCallProps) {
  const { state } = useObservable(patient.standing)
  useUnsavedGuard(patient)
  return (
    <CallPatientProvider patient={patient}>
      <FollowPatient />
      <CallPage door={door} reports={reports} aside={state === 'none' ? null : PATIENT_ASIDE} />
    </CallPatientProvider>
  )
}

/** Lets the browser ask before the page is left with text that was not saved. */
function useUnsavedGuard({ drafts }: CallPatient): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (drafts.notes.get().size + drafts.documents.get().size > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [drafts])
}
