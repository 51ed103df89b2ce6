'use client'

import { useCallback, useEffect, useState } from 'react'
import { useStore } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import type { ChartOpening } from '@/lib/chart/types'
import type { Refusal } from '@/lib/errors'

export type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'open'; readonly chart: ChartOpening }

/** Returns the patient that the chart of a bed was opened for, until it is opened again. */
export function useOpening(bedId: string): { readonly opening: Opening; readonly reopen: () => void } {
  const { connection } = useStore()
  const [opening, setOpening] = useState<Opening>({ state: 'opening' })
  const open = useCallback(async () => {
    const answer = await callApi<ChartOpening>(`/api/beds/${encodeURIComponent(bedId)}/chart`)
    if (answer.status === 401) connection.set({ state: 'signed-out', why: 'expired' })
    setOpening(
      answer.ok ? { state: 'open', chart: answer.value } : { state: 'refused', refusal: answer.refusal },
    )
  }, [bedId, connection])
  useEffect(() => void open(), [open])
  const reopen = useCallback(() => {
    setOpening({ state: 'opening' })
    void open()
  }, [open])
  return { opening, reopen }
}
