'use client'

import { useState } from 'react'
import useSWR from 'swr'
import { callApi } from '@/components/feed/http'
import { loadForSwr } from '@/components/feed/load-for-swr'
import type { EscalationOverview, EscalationPath, SavedPath } from '@/lib/board/escalation'
import type { Priority } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

const PATH = '/api/escalation'

/** A change of one path: its new steps, or null to inherit. */
export interface PathChange {
  readonly unit: string
  readonly priority: Priority
  /** The version that the user has seen; null: none was saved. */
  readonly version: number | null
  readonly steps: EscalationPath | null
}

export interface Done {
  readonly words: string
  /** The change that restores the path before. */
  readonly undo: PathChange
}

/** Loads a building's paths and changes one. `change` returns null once it is saved, else the refusal. */
export function usePaths(building: string | null) {
  const path = building === null ? PATH : `${PATH}?building=${encodeURIComponent(building)}`
  const { data, error, mutate } = useSWR<EscalationOverview, Refusal>(path, loadForSwr, {
    revalidateOnFocus: false,
    keepPreviousData: true,
  })
  const [done, setDone] = useState<Done | null>(null)

  async function change(next: PathChange, words: string): Promise<Refusal | null> {
    if (!data) return null
    const { steps, ...seen } = next
    const body = { ...seen, building: data.building.id }
    const before = data.paths.find((one) => one.unit === next.unit && one.priority === next.priority)
    const answer = steps
      ? await callApi<SavedPath>(PATH, { method: 'PUT', body: { ...body, steps } })
      : await callApi<unknown>(PATH, { method: 'DELETE', body })
    if (!answer.ok) return answer.refusal
    const version = steps && isSaved(answer.value) ? answer.value.version : null
    setDone({
      words,
      undo: { unit: next.unit, priority: next.priority, version, steps: before?.steps ?? null },
    })
    await mutate()
    return null
  }

  return {
    overview: data,
    refusal: error,
    reload: () => void mutate(),
    change,
    done,
    forget: () => setDone(null),
  }
}

const isSaved = (value: unknown): value is SavedPath =>
  typeof value === 'object' && value !== null && 'version' in value
