'use client'

import type { CallAside } from '@/components/call/call-frame'
import { lazy } from '@/components/ui/lazy'

const Summary = lazy(() => import('./summary'))
const CallNews = lazy(() => import('./call-news'))
const DoorNews = lazy(() => import('./door-news'))
const PatientPanel = lazy(() => import('./patient-panel'))
const AfterCall = lazy(() => import('./after-call'))

/** The parts of a call's page that know its patient, within a CallPatientProvider. Their code loads when they are first shown. */
export const PATIENT_ASIDE: CallAside = {
  summary: <Summary />,
  notices: <CallNews />,
  waiting: <DoorNews />,
  panel: <PatientPanel />,
  after: <AfterCall />,
}
