'use client'

import type { Retry } from '@/components/recovery/use-retry'
import { lazy } from '@/components/ui/lazy'
import type { RecoveryProps } from './recovery-with-words'

/** What a page that failed says. `KeepRecovery` fetches both ahead: a page may fail because the server is gone. */
export const TryAgain = lazy<Retry>(() => import('@/components/recovery/try-again'))
export const RecoveryWithWords = lazy<RecoveryProps>(() => import('./recovery-with-words'))
