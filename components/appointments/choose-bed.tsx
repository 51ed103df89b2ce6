import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { SearchResults } from '@/components/search/search-results'
import { useBedSearch } from '@/components/search/use-bed-search'
import { Button } from '@/components/ui/button'
import { useFocus } from './use-focus'
import { leaveIfSignedOut } from './use-loaded'

export interface ChooseBedProps {
  readonly takesFocus: boolean
  readonly onChosen: (bedId: string) => void
}

/** Finds the patient by MRN, device or place. The text typed stays out of the address bar, because it may be an MRN. */
export function ChooseBed({ takesFocus, onChosen }: ChooseBedProps) {
  const t = useTranslations('appointments')
  const { text, setText, busy, outcome, search } = useBedSearch(leaveIfSignedOut)
  const input = useFocus<HTMLInputElement>(takesFocus)
  const id = useId()
  return (
    <search>
      <form onSubmit={search}>
        <label htmlFor={id} className="font-medium">
          {t('who.label')}
        </label>
        <div className="mt-1.5 flex gap-2">
          <input
            ref={input}
            id={id}
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-describedby={`${id}-help`}
            autoComplete="off"
            spellCheck={false}
            className="min-h-12 min-w-0 flex-1 rounded-md border border-line-strong bg-bed px-3 text-base text-ink"
          />
          <Button variant={outcome ? 'plain' : 'primary'} type="submit" disabled={busy}>
            {t(busy ? 'who.searching' : 'who.search')}
          </Button>
        </div>
        <p id={`${id}-help`} className="mt-1.5 text-sm text-ink-soft">
          {t('who.help')}
        </p>
      </form>
      <SearchResults outcome={outcome} onFound={({ bedId }) => onChosen(bedId)} />
    </search>
  )
}
