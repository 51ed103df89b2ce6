'use client'

import { createContext, type ReactNode, use } from 'react'
import type { ChartPatient } from '@/lib/chart/types'
import type { Drafts } from './drafts'

export interface OpenChart {
  readonly bedId: string
  readonly patient: ChartPatient
  readonly opensSolo: boolean
  readonly drafts: Drafts
  /** Called when the server has a different patient in this bed. */
  readonly onPatientChanged: () => void
  /** Called when the chart is no longer open to the nurse: their coverage has ended, or the time that a reason opened it for. */
  readonly onClosed: () => void
}

const ChartContext = createContext<OpenChart | null>(null)

export function ChartProvider({ chart, children }: { chart: OpenChart; children: ReactNode }) {
  return <ChartContext value={chart}>{children}</ChartContext>
}

/** Returns the chart that is open. Throws outside a ChartProvider. */
export function useChart(): OpenChart {
  const chart = use(ChartContext)
  if (!chart) throw new Error('useChart needs a ChartProvider around it.')
  return chart
}
