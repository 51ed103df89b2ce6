import { type FormEvent, useState } from 'react'
import { callApi } from '@/components/feed/http'
import type { FoundBed } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

/** What a search came to. */
export type SearchOutcome = { readonly beds: readonly FoundBed[] } | { readonly refusal: Refusal }

export interface BedSearch {
  readonly text: string
  readonly setText: (text: string) => void
  readonly busy: boolean
  /** Null before the first search. */
  readonly outcome: SearchOutcome | null
  /** For the form's submit; nothing is asked for an empty text. */
  readonly search: (event: FormEvent) => Promise<void>
}

/**
 * Finds beds by MRN, device or place. What was typed goes into no address.
 * @param leaves - whether a refusal leads away from this page, so that there is nothing to show of it
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
