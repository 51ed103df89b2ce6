import type { ReactNode } from 'react'
import { AlertLayer } from '../_alerts/alert-layer'

/** The layout of every page of signed-in people but the board, which alerts by itself: a nurse at work here hears who waits. */
export default function AlertedLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <AlertLayer />
      {children}
    </>
  )
}
