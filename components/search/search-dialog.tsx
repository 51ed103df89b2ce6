'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { FoundBed } from '@/lib/board/types'
import { SearchResults } from './search-results'
import { useBedSearch } from './use-bed-search'

export interface SearchDialogProps {
  readonly onClose: () => void
  readonly onFound: (bed: FoundBed) => void
}

/** Finds a bed by MRN, device or place, in every building. The typed text stays out of the address. */
export default function SearchDialog({ onClose, onFound }: SearchDialogProps) {
  const t = useTranslations('search')
  return (
    <Dialog open onClose={onClose} title={t('title')}>
      <SearchForm onFound={onFound} />
    </Dialog>
  )
}

function SearchForm({ onFound }: { onFound: (bed: FoundBed) => void }) {
  const t = useTranslations('search')
  const { text, setText, busy, outcome, search } = useBedSearch()
  const id = useId()
  return (
    <search>
      <form onSubmit={search}>
        <label htmlFor={id} className="text-base text-ink-soft">
          {t('label')}
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
          <Button variant="primary" type="submit" disabled={busy}>
            {t(busy ? 'searching' : 'button')}
          </Button>
        </div>
      </form>
      <SearchResults outcome={outcome} onFound={onFound} />
    </search>
  )
}
