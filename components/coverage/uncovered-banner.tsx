'use client'

import UserX from 'lucide-react/icons/user-x'
import { Banner } from '@/components/ui/banner'
import { useBoardSession } from '../board/session-context'
import { CoverageDialog } from './coverage-dialog'
import { useUncovered } from './use-uncovered'

/** Tells the charge nurse which units no virtual nurse covers; there, requests call all virtual nurses at once. */
export function UncoveredBanner() {
  const { actor } = useBoardSession()
  const open = useUncovered()
  if (actor.role !== 'charge' || !open || open.units.length === 0) return null
  return (
    <Banner icon={<UserX />} action={<CoverageDialog look="banner" />}>
      <span data-uncovered>
        {open.all
          ? 'No virtual nurse covers this building now.'
          : `No virtual nurse covers: ${open.units.join(', ')}.`}
      </span>
    </Banner>
  )
}

/** The same on a wall, where nobody can do anything about it: in few words. */
export function UncoveredOnWall() {
  const open = useUncovered()
  if (!open || open.units.length === 0) return null
  const words = open.all ? 'No virtual nurse covers this building' : `Not covered: ${open.units.join(', ')}`
  return (
    <p
      data-uncovered
      title={words}
      className="flex min-w-0 items-center gap-2 px-2 text-base font-semibold text-ink-soft"
    >
      <UserX aria-hidden className="size-5 flex-none" />
      <span className="max-w-[32vw] truncate">{words}</span>
    </p>
  )
}
