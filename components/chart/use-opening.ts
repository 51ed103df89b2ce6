'use client'

import { useCallback, useEffect, useState } from 'react'
import { useStore } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import type { ChartOpening } from '@/lib/chart/types'
import type { Refusal } from '@/lib/errors'

export type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  /** `until`: when it closes again (ms), where the nurse has said in this view why they open it. */
  | { readonly state: 'open'; readonly chart: ChartOpening; readonly until: number | null }

export interface OpenedPatient {
  readonly opening: Opening
  readonly reopen: () => void
  /** Opens a chart outside the nurse's own units. Returns why it stays closed; null once it is open. */
  readonly breakGlass: (reason: string) => Promise<Refusal | null>
}

/** Returns the patient that the chart of a bed was opened for, until it is opened again. */
export function useOpening(bedId: string): OpenedPatient {
  const { connection } = useStore()
  const [opening, setOpening] = useState<Opening>({ state: 'opening' })
  const path = `/api/beds/${encodeURIComponent(bedId)}/chart`
  const call = useCallback(
    async <T>(...[to, options]: Parameters<typeof callApi<T>>) => {
      const answer = await callApi<T>(to, options)
      if (answer.status === 401) connection.set({ state: 'signed-out', why: 'expired' })
      return answer
    },
    [connection],
  )
  const open = useCallback(
    async (until: number | null = null) => {
      const answer = await call<ChartOpening>(path)
      setOpening(
        answer.ok
          ? { state: 'open', chart: answer.value, until }
          : { state: 'refused', refusal: answer.refusal },
      )
    },
    [path, call],
  )
  useEffect(() => void open(), [open])
  const reopen = useCallback(() => {
    setOpening({ state: 'opening' })
    void open()
  }, [open])
  const breakGlass = useCallback(
    async (reason: string) => {
      const answer = await call<{ until: number }>(`${path}/glass`, { method: 'POST', body: { reason } })
      if (!answer.ok) return answer.refusal
      await open(answer.value.until)
      return null
    },
    [path, call, open],
  )
  return { opening, reopen, breakGlass }
}
