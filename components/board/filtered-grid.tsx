'use client'

import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useObservable } from '@/components/feed/feed-context'
import { keepUnderFinger } from '@/components/ui/keep-under-finger'
import { UnitQuestion } from '@/components/views/unit-question'
import { NoBedInView, ViewBar } from '@/components/views/view-bar'
import { useFilteredBeds } from '@/components/views/view-provider'
import { Grid } from './grid'

/** The beds of the view, below the bar that says what is outside it. `empty`: for a building without beds. */
export function FilteredGrid({ empty }: { empty: ReactNode }) {
  const plan = useRef<HTMLDivElement>(null)
  useUnderFinger(plan)
  const shown = useFilteredBeds()
  const floors = useObservable(shown.floors)
  const filtered = useObservable(shown.outside) !== null
  return (
    <>
      <UnitQuestion />
      <ViewBar />
      <Grid plan={plan} floors={floors} empty={filtered ? <NoBedInView /> : empty} />
    </>
  )
}

/** Keeps the beds under the finger that taps them. No one taps a wall, which does without. */
function useUnderFinger(plan: RefObject<HTMLElement | null>): void {
  useEffect(() => (plan.current ? keepUnderFinger(plan.current) : undefined), [plan])
}
