import type { ReactNode } from 'react'
import { WaitingTimer } from './waiting-timer'

/** A label and a running time. `since`: server time (ms). */
export function SinceLine({ children, since }: { children: ReactNode; since: number }) {
  return (
    <span className="bed-line bed-pair mt-auto">
      <span className="bed-reason">{children}</span>
      <WaitingTimer since={since} />
    </span>
  )
}
