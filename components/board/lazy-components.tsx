'use client'

import { type ReactNode, useEffect } from 'react'
import { CoverageDialog } from '@/components/coverage/coverage-button'
import type { BedDialogProps } from '@/components/request/bed-dialog'
import { SearchDialog } from '@/components/search/search-button'
import { ShortcutsDialog } from '@/components/shortcuts/shortcuts-button'
import { SoundDialog } from '@/components/sound/sound-button'
import { useAfterFirstView } from '@/components/ui/first-view'
import { lazy } from '@/components/ui/lazy'
import { ViewDialog } from '@/components/views/view-button'
import { CompleteDialog, OwnRequest, SaidOutcome } from './queue/own-parts'

export const BedDialog = lazy<BedDialogProps>(async () => ({
  default: (await import('@/components/request/bed-dialog')).BedDialog,
}))
export const Notifications = lazy(() => import('@/components/alerts/notifications'))
export const TabBadge = lazy(() => import('@/components/alerts/tab-badge'))

/** The most likely one first. */
const PARTS = [
  BedDialog,
  OwnRequest,
  SaidOutcome,
  CompleteDialog,
  SearchDialog,
  CoverageDialog,
  SoundDialog,
  ShortcutsDialog,
  ViewDialog,
]

/** The longest wait (ms) for an idle browser; an earlier tap fetches its own part. */
const WITHIN_MS = 3_000

/**
 * Fetches the code that the first board does not need, once the board is shown: a later tap finds it, even if the
 * server is gone. Renders `children` from then on.
 */
export function AfterFirstBoard({ children }: { children: ReactNode }) {
  const shown = useAfterFirstView(WITHIN_MS)
  useEffect(() => {
    if (!shown) return
    for (const part of PARTS) part.fetch()
  }, [shown])
  return shown && children
}
