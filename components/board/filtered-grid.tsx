'use client'

import type { ReactNode } from 'react'
import { useObservable } from '@/components/feed/feed-context'
import { UnitQuestion } from '@/components/views/unit-question'
import { NoBedInView, ViewBar } from '@/components/views/view-bar'
import { useFilteredBeds } from '@/components/views/view-provider'
import { Grid } from './grid'

/** The beds of the view, below the bar that says what is outside it. `empty`: for a building without beds. */
export function FilteredGrid({ empty }: { empty: ReactNode }) {
  const shown = useFilteredBeds()
  const floors = useObservable(shown.floors)
  const filtered = useObservable(shown.outside) !== null
  return (
    <>
      <UnitQuestion />
      <ViewBar />
      <Grid floors={floors} empty={filtered ? <NoBedInView /> : empty} />
    </>
  )
}
