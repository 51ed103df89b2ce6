import { useCallback, useEffect, useRef, useState } from 'react'
import { callApi } from '@/components/feed/http'
import { isOutage } from '@/components/feed/use-act-refusal'
import { whenServerUp } from '@/components/recovery/wait-for-server'
import type { FoundBed } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

/** What was found for `text`, or why nothing could be. */
export type SearchOutcome = { readonly text: string } & (
  | { readonly beds: readonly FoundBed[] }
  | { readonly refusal: Refusal }
)

export interface BedSearch {
  readonly text: string
  readonly setText: (text: string) => void
  /** Whether what is shown is older than what is typed. */
  readonly busy: boolean
  /** Null before the first search, and for an empty field. */
  readonly outcome: SearchOutcome | null
  /** Searches at once, and opens the bed if the typed text is its whole identifier: a scanner ends with Enter. */
  readonly searchNow: () => void
}

export interface BedSearchOptions {
  /** Called with the one bed of a whole MRN or serial that Enter ended. */
  readonly onIdentified: (bed: FoundBed) => void
  /** Returns whether a refusal leads away from this page, so that none is shown. */
  readonly leaves?: (refusal: Refusal) => boolean
}

/** A pause of typing (ms): shorter than the time to look up, longer than between two keys. */
const PAUSE_MS = 180

/** Until a search that an outage refused is tried again (ms). */
const AGAIN_MS = 2_000

const stays = () => false

/** Finds beds while the user types. The typed text stays out of the address, and an answer to an older text is dropped. */
export function useBedSearch({ onIdentified, leaves = stays }: BedSearchOptions): BedSearch {
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<SearchOutcome | null>(null)
  /** The number of the last text: an answer to an earlier number is dropped. */
  const latest = useRef(0)
  const asked = useRef(0)
  const entered = useRef(false)
  const found = useRef({ onIdentified, leaves })
  useEffect(() => {
    found.current = { onIdentified, leaves }
  }, [onIdentified, leaves])
  const wanted = text.trim()

  const search = useCallback(async (words: string) => {
    const number = latest.current
    if (asked.current === number || words === '') return
    asked.current = number
    const answer = await callApi<{ beds: readonly FoundBed[] }>('/api/beds/search', {
      method: 'POST',
      body: { text: words },
    })
    if (latest.current !== number) return
    if (!answer.ok) {
      asked.current = 0
      if (!found.current.leaves(answer.refusal)) setOutcome({ text: words, refusal: answer.refusal })
      return
    }
    const { beds } = answer.value
    setOutcome({ text: words, beds })
    const [only, another] = beds
    if (entered.current && only && !another && only.matched !== 'place') found.current.onIdentified(only)
  }, [])

  useEffect(() => {
    latest.current += 1
    entered.current = false
    if (wanted === '') return setOutcome(null)
    const pause = setTimeout(() => void search(wanted), PAUSE_MS)
    return () => clearTimeout(pause)
  }, [wanted, search])

  const refusal = outcome && 'refusal' in outcome ? outcome.refusal : null
  useEffect(() => {
    if (refusal && isOutage(refusal)) return whenServerUp(() => void search(wanted), AGAIN_MS)
  }, [refusal, wanted, search])

  // What is on its way when the field goes finds no one.
  useEffect(
    () => () => {
      latest.current += 1
    },
    [],
  )

  return {
    text,
    setText,
    busy: wanted !== '' && outcome?.text !== wanted,
    outcome,
    searchNow() {
      entered.current = true
      void search(wanted)
    },
  }
}
