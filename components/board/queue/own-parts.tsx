'use client'

import { lazy } from '@/components/ui/lazy'
import type { CompleteDialogProps } from './complete-dialog'
import type { OwnRequestProps } from './own-request'
import type { SaidOutcomeProps } from './said-outcome'

/** What only a nurse with a claim or call needs: most boards open without. */
export const OwnRequest = lazy<OwnRequestProps>(() => import('./own-request'))
export const SaidOutcome = lazy<SaidOutcomeProps>(() => import('./said-outcome'))
export const CompleteDialog = lazy<CompleteDialogProps>(() => import('./complete-dialog'))
