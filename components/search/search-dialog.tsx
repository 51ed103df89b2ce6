'use client'

import Search from 'lucide-react/icons/search'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { callApi } from '@/components/feed/http'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { FoundBed } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'
import { FoundList } from './found-list'

type Outcome = { readonly beds: readonly FoundBed[] } | { readonly refusal: Refusal }

export interface SearchDialogProps {
  readonly onFound: (buildingId: string, bedId: string) => void
}

/** Finds a bed by MRN, device or place, in every building. What was typed stays out of the address. */
export function SearchDialog({ onFound }: SearchDialogProps) {
  const [open, setOpen] = useState(false)
  useSlash(() => setOpen(true))
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label="Search"
        aria-keyshortcuts="/"
        className="flex min-h-12 min-w-12 flex-none items-center justify-center gap-2 rounded-md text-base text-ink-soft hover:bg-line/60 hover:text-ink 2xl:border 2xl:border-line-strong 2xl:px-3"
      >
        <Search aria-hidden className="size-5" />
        <span className="max-2xl:hidden">MRN, device or place</span>
        <kbd className="rounded border border-line px-1.5 font-sans text-sm text-ink-faint max-2xl:hidden">
          /
        </kbd>
      </button>
      {open && (
        <Dialog open onClose={() => setOpen(false)} title="Find a bed">
          <SearchForm
            onFound={(bed) => {
              setOpen(false)
              onFound(bed.building.id, bed.bedId)
            }}
          />
        </Dialog>
      )}
    </>
  )
}

function SearchForm({ onFound }: { onFound: (bed: FoundBed) => void }) {
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [busy, setBusy] = useState(false)
  const id = useId()
  const search = async (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim()) return
    setBusy(true)
    const answer = await callApi<{ beds: readonly FoundBed[] }>('/api/beds/search', {
      method: 'POST',
      body: { text: text.trim() },
    })
    setBusy(false)
    setOutcome(answer.ok ? answer.value : { refusal: answer.refusal })
  }
  return (
    <search>
      <form onSubmit={search}>
        <label htmlFor={id} className="text-base text-ink-soft">
          MRN, device serial, or a place such as “431 bed 2”
        </label>
        <div className="mt-2 flex gap-2">
          <input
            id={id}
            type="search"
            data-autofocus
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className="min-h-12 min-w-0 flex-1 rounded-md border border-line-strong bg-bed px-3 text-lg text-ink"
          />
          <Button look="primary" type="submit" disabled={busy}>
            {busy ? 'Searching…' : 'Search'}
          </Button>
        </div>
      </form>
      <FoundList outcome={outcome} onFound={onFound} />
    </search>
  )
}

/** "/" opens the search, except while somebody types or a dialog is open. */
function useSlash(onSlash: () => void) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (document.querySelector('[role="dialog"]')) return
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
      event.preventDefault()
      onSlash()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [onSlash])
}
