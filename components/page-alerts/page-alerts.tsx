'use client'

import { lazy } from '@/components/ui/lazy'
import type { Reader } from '@/lib/board/queue-all'

const AlertStrip = lazy<{ readonly reader: Reader }>(() => import('./alert-strip'))

/**
 * Alerts the reader on a page without a board: by sound, the tab, desktop notifications, and a strip that leads to the
 * board. Its code loads after the page, and again until it is there.
 */
export const PageAlerts = ({ reader }: { readonly reader: Reader }) => <AlertStrip reader={reader} />
