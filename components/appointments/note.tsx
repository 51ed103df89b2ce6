import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Refusal } from '@/lib/errors'

/** What could not be loaded, and the way to try again. */
export function NotLoaded(props: { what: string; refusal: Refusal; onAgain: () => void }) {
  return (
    <>
      <RefusalNote refusal={props.refusal}>
        {props.what} {props.refusal.message}
      </RefusalNote>
      <Button className="mt-3" onClick={props.onAgain}>
        Try again
      </Button>
    </>
  )
}

/** Stands in for what is on its way. */
export function Loading({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div role="status">
      <span className="sr-only">Loading {what}…</span>
      <div aria-hidden>{children}</div>
    </div>
  )
}

/** A piece of what is on its way. */
export const Blank = ({ className }: { className: string }) => (
  <div className={`rounded-md bg-bed ${className}`} />
)
