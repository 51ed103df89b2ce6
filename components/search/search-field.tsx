import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { RefusalNote } from '@/components/words/refusal-note'
import { MOST_FOUND_BEDS } from '@/lib/board/search-limit'
import type { FoundBed } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'
import { resultId, SearchResults } from './search-results'
import { type SearchOutcome, useBedSearch } from './use-bed-search'

export interface SearchFieldProps {
  readonly label: string
  /** Says more about what can be typed. */
  readonly help?: string
  readonly ref?: Ref<HTMLInputElement>
  readonly autoFocus?: boolean
  readonly onFound: (bed: FoundBed) => void
  readonly leaves?: (refusal: Refusal) => boolean
  readonly stateOf?: (bed: FoundBed) => ReactNode
}

const NONE: readonly FoundBed[] = []

/**
 * Finds a bed while the user types: arrows choose among the results, and Enter opens the chosen one. Enter before they are there
 * opens nothing but the bed of a whole MRN or serial, as a scanner types it: never one that no one has seen in the list.
 */
export function SearchField(props: SearchFieldProps) {
  const { label, help, ref, autoFocus = false, onFound, leaves, stateOf } = props
  const t = useTranslations('search')
  const { text, setText, busy, outcome, searchNow } = useBedSearch({
    onIdentified: onFound,
    ...(leaves && { leaves }),
  })
  const id = useId()
  const beds = outcome && 'beds' in outcome ? outcome.beds : NONE
  const [at, setAt] = useState({ text: '', index: 0 })
  // Another list begins at its nearest bed.
  const index = at.text === outcome?.text ? Math.min(at.index, beds.length - 1) : 0
  const chosen = busy || beds.length === 0 ? -1 : index
  const move = (by: number) =>
    setAt({ text: outcome?.text ?? '', index: Math.min(Math.max(index + by, 0), beds.length - 1) })
  const pressed = (event: KeyboardEvent) => {
    // Enter also ends a composition of letters.
    if (event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined && chosen >= 0) move(by)
    else if (event.key === 'Enter' && !event.repeat) {
      const bed = beds[chosen]
      if (bed) onFound(bed)
      else searchNow()
    } else return
    event.preventDefault()
  }
  return (
    <search>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        ref={ref}
        id={id}
        type="search"
        role="combobox"
        aria-expanded={beds.length > 0}
        aria-controls={`${id}-found`}
        aria-autocomplete="list"
        {...(chosen >= 0 && { 'aria-activedescendant': resultId(`${id}-found`, chosen) })}
        {...(help !== undefined && { 'aria-describedby': `${id}-help` })}
        {...(autoFocus && { 'data-autofocus': true })}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={pressed}
        autoComplete="off"
        spellCheck={false}
        className="mt-1.5 min-h-12 w-full rounded-md border border-line-strong bg-bed px-3 text-lg text-ink"
      />
      {help !== undefined && (
        <p id={`${id}-help`} className="mt-1.5 text-sm text-ink-soft">
          {help}
        </p>
      )}
      <div className="mt-3 flex min-h-6 flex-wrap items-baseline justify-between gap-x-4 text-ink-soft">
        <Told outcome={outcome} busy={busy} />
        {beds.length > 0 && (
          <p aria-hidden className="text-sm text-ink-faint touch:hidden">
            {t('keys')}
          </p>
        )}
      </div>
      <SearchResults id={`${id}-found`} beds={beds} chosen={chosen} onFound={onFound} stateOf={stateOf} />
    </search>
  )
}

/** How the search stands, read out as it changes. */
function Told({ outcome, busy }: { outcome: SearchOutcome | null; busy: boolean }) {
  const t = useTranslations('search')
  const common = useTranslations('common')
  if (outcome && 'refusal' in outcome) return <RefusalNote refusal={outcome.refusal} />
  const count = outcome?.beds.length
  const words =
    busy && !count
      ? t('searching')
      : count === undefined
        ? ''
        : count === 0
          ? t('none')
          : count >= MOST_FOUND_BEDS
            ? t('first', { count })
            : common('beds', { count })
  return (
    <p role="status" className="text-base">
      {words}
    </p>
  )
}
