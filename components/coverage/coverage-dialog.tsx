'use client'

import UserRoundCheck from 'lucide-react/icons/user-round-check'
import { useState } from 'react'
import { useCell, useStore, useTime } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useBoardSession } from '../board/session-context'
import { CoverageForm } from './coverage-form'

export interface CoverageDialogProps {
  /** In the header, or beside the words of a banner. */
  readonly look: 'header' | 'banner'
}

/** The button that opens it, and the dialog in which one says what one covers this shift. */
export function CoverageDialog({ look }: CoverageDialogProps) {
  const [open, setOpen] = useState(false)
  const mine = useMyUnits()
  const close = () => setOpen(false)
  return (
    <>
      {look === 'banner' ? (
        <Button onClick={() => setOpen(true)}>Who covers what</Button>
      ) : (
        <button
          type="button"
          onClick={() => setOpen(true)}
          title="Coverage"
          className="flex min-h-12 min-w-12 flex-none items-center justify-center gap-2 rounded-md px-2 text-base font-medium text-ink-soft hover:bg-line/60 hover:text-ink"
        >
          <UserRoundCheck aria-hidden className="size-5 flex-none" />
          <span className="max-2xl:sr-only">Coverage</span>
          {mine > 0 && (
            <span className="grid h-6 min-w-6 place-items-center rounded-full bg-action px-1.5 text-sm font-bold text-on-action">
              {mine}
              <span className="sr-only"> of yours here</span>
            </span>
          )}
        </button>
      )}
      {open && (
        <Dialog
          open
          onClose={close}
          title="Coverage"
          description="The units whose requests call you first, until your shift ends"
        >
          <CoverageForm onDone={close} />
        </Dialog>
      )}
    </>
  )
}

/** How many units of this building the reader covers. */
function useMyUnits(): number {
  const { actor } = useBoardSession()
  const duty = useCell(useStore().duty)
  return useTime(
    (now) => duty?.coverage.filter((one) => one.userId === actor.userId && one.until > now).length ?? 0,
  )
}
