'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { CoverageDialog } from '@/components/coverage/coverage-button'
import { useObservable, useStore } from '@/components/feed/feed-context'
import type { BedDialogProps } from '@/components/request/bed-dialog'
import { SearchDialog } from '@/components/search/search-button'
import { ShortcutsDialog } from '@/components/shortcuts/shortcuts-button'
import { SoundDialog } from '@/components/sound/sound-button'
import { lazy, whenIdle } from '@/components/ui/lazy'
import { ViewDialog } from '@/components/views/view-button'
import { CompleteDialog } from './queue/own-request'

export const BedDialog = lazy<BedDialogProps>(async () => ({
  default: (await import('@/components/request/bed-dialog')).BedDialog,
}))
export const Notifications = lazy(() => import('@/components/alerts/notifications'))

/** The most likely one first. */
const PARTS = [
  BedDialog,
  CompleteDialog,
  SearchDialog,
  CoverageDialog,
  SoundDialog,
  ShortcutsDialog,
  ViewDialog,
]

/** Time (ms) from the first board to the fetch of the rest; an earlier tap fetches its own part. */
const AFTER_MS = 300
const WITHIN_MS = 3_000

/**
 * Fetches the code that the first board does not need, once the board is shown: a later tap finds it, even if the
 * server is gone. Renders `children` from then on.
 */
export function AfterFirstBoard({ children }: { children: ReactNode }) {
  const shown = useObservable(useStore().connection).state !== 'connecting'
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    if (!shown) return
    let giveUp = () => {}
    const timer = setTimeout(() => {
      giveUp = whenIdle(() => {
        for (const part of PARTS) part.fetch()
        setIdle(true)
      }, WITHIN_MS)
    }, AFTER_MS)
    return () => {
      clearTimeout(timer)
      giveUp()
    }
  }, [shown])
  return idle && children
}
