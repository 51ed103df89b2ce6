import { type FormEvent, useState } from 'react'
import { callApi } from '@/components/feed/http'
import type { FoundBed } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

/** The result of a search. */
export type SearchOutcome = { readonly beds: readonly FoundBed[] } | { readonly refusal: Refusal }

export interface BedSearch {
  readonly text: string
  readonly setText: (text: string) => void
  readonly busy: boolean
  /** Null before the first search. */
  readonly outcome: SearchOutcome | null
  /** Handles the form's submit; an empty text is not searched for. */
  readonly search: (event: FormEvent) => Promise<void>
}

/**
 * Finds beds by MRN, device or place. The typed text stays out of the address.
 * @param leaves - returns whether a refusal leads away from this page, so that none is shown
 */
export function useBedSearch(leaves: (refusal: Refusal) => boolean = () => false): BedSearch {
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<SearchOutcome | null>(null)
  const [busy, setBusy] = useState(false)
  return {
    text,
    setText,
    busy,
    outcome,
    async search(event) {
      event.preventDefault()
      if (!text.trim()) return
      setBusy(true)
      const answer = await callApi<{ beds: readonly FoundBed[] }>('/api/beds/search', {
        method: 'POST',
        body: { text: text.trim() },
      })
      setBusy(false)
      if (!answer.ok && leaves(answer.refusal)) return
      setOutcome(answer.ok ? answer.value : { refusal: answer.refusal })
    },
  }
}
