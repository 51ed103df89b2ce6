'use client'

import type { ReactNode } from 'react'
import type { CallAside } from '@/components/call/call-frame'
import { HiddenWhileLocked } from '@/components/ui/hidden-while-locked'
import { lazy } from '@/components/ui/lazy'

const Summary = lazy(() => import('./summary'))
const CallNews = lazy(() => import('./call-news'))
const DoorNews = lazy(() => import('./door-news'))
const PatientPanel = lazy(() => import('./patient-panel'))
const AfterCall = lazy(() => import('./after-call'))

/**
 * The parts of a call's page that know its patient, within a CallPatientProvider. Their code loads when they are first shown. A lock
 * takes them off the page; the call goes on.
 */
export const PATIENT_ASIDE: CallAside = {
  summary: hidden(<Summary />),
  notices: hidden(<CallNews />),
  waiting: hidden(<DoorNews />),
  panel: hidden(<PatientPanel />),
  after: hidden(<AfterCall />),
}

function hidden(part: ReactNode) {
  return <HiddenWhileLocked>{part}</HiddenWhileLocked>
}
