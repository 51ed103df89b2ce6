'use client'

import type { ReactNode } from 'react'
import { lazy } from './lazy'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  /** Shown and read out under the title. */
  readonly description?: ReactNode
  /** Returns what takes the focus on closing if the element that had it before is gone, or none had it. */
  readonly focusAfter?: () => HTMLElement | null
  /** Wider where there is room, and steady. */
  readonly wide?: boolean
  /** Fixed at the top, so that content that comes or opens moves nothing above it. */
  readonly steady?: boolean
  readonly children: ReactNode
}

/** A dialog. What all dialogs share is a file of its own, which each fetches as soon as its own code is there, not when it opens. */
export const Dialog = lazy<DialogProps>(() => import('./dialog-frame'))
if (typeof window !== 'undefined') Dialog.fetch()
