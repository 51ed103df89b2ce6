import { useRef, useState } from 'react'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import type { Period, TrailPage, TrailRow } from '@/lib/compliance/trail'

/** The patient or the user of a list: what the routes of the trail take next to the period. */
export type TrailOf = { readonly mrn: string } | { readonly actor: string }

/** A list that was asked for, as far as it is loaded. */
export interface LoadedTrail<Of extends TrailOf> {
  readonly of: Of
  readonly period: Period
  readonly rows: readonly TrailRow[]
  /** The number before which older rows begin; null: there are none. */
  readonly next: number | null
}

/** More rows than a reader gets through on paper. */
export const MOST_PRINTED = 5_000

const path = (of: TrailOf) => ('mrn' in of ? '/api/compliance/patient' : '/api/compliance/user')

/** Loads lists of acts, page by page. A list that is asked for later replaces one that still loads. */
export function useTrail<Of extends TrailOf>() {
  const [trail, setTrail] = useState<LoadedTrail<Of> | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const asked = useRef(0)

  async function load(
    of: Of,
    period: Period,
    known: readonly TrailRow[],
    before: number | null,
    most: number,
  ) {
    asked.current += 1
    const mine = asked.current
    setBusy(true)
    setRefusal(null)
    let rows = known
    let next = before
    do {
      const answer = await callApi<TrailPage>(path(of), {
        method: 'POST',
        body: { ...of, ...period, before: next },
      })
      if (mine !== asked.current) return false
      if (!answer.ok) {
        setBusy(false)
        setRefusal(answer.refusal)
        return false
      }
      rows = [...rows, ...answer.value.rows]
      next = answer.value.next
      setTrail({ of, period, rows, next })
    } while (next !== null && rows.length < most)
    setBusy(false)
    return true
  }

  return {
    trail,
    busy,
    refusal,
    start(of: Of, period: Period) {
      setTrail(null)
      return load(of, period, [], null, 1)
    },
    more: () => trail?.next != null && void load(trail.of, trail.period, trail.rows, trail.next, 1),
    /** Loads what is left, to print. Returns whether all is there. */
    async all(): Promise<boolean> {
      if (!trail || trail.next === null) return true
      return load(trail.of, trail.period, trail.rows, trail.next, MOST_PRINTED)
    },
    /** Removes the list, and drops an answer that is still under way. */
    clear() {
      asked.current += 1
      setBusy(false)
      setRefusal(null)
      setTrail(null)
    },
  }
}
