'use client'

import { useEffect } from 'react'
import { afterFirstView } from '@/components/ui/first-view'
import { RecoveryWithWords, TryAgain } from './later'

const WITHIN_MS = 3_000

/** Fetches, after the first view, the code of what replaces a page that failed. */
export function KeepRecovery() {
  useEffect(
    () =>
      afterFirstView(() => {
        TryAgain.fetch()
        RecoveryWithWords.fetch()
      }, WITHIN_MS),
    [],
  )
  return null
}
