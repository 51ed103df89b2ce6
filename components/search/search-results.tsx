import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { usePlaces } from '@/components/words/use-places'
import type { FoundBed } from '@/lib/board/types'

export interface SearchResultsProps {
  readonly id: string
  readonly beds: readonly FoundBed[]
  /** Which of them Enter opens; -1: none, because they are older than what is typed. */
  readonly chosen: number
  readonly onFound: (bed: FoundBed) => void
  /** What the page knows of a bed now. */
  readonly stateOf?: ((bed: FoundBed) => ReactNode) | undefined
}

/** The id of one result's element. */
export const resultId = (id: string, at: number): string => `${id}-${at}`

/** The beds found, as the list of a combobox: the focus stays in the field. */
export function SearchResults({ id, beds, chosen, onFound, stateOf }: SearchResultsProps) {
  const t = useTranslations('search')
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <ul
      ref={list}
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox, by the ARIA pattern
      role="listbox"
      aria-label={t('results')}
      className={`mt-2 max-h-[62dvh] overflow-y-auto divide-y divide-line border-y border-line empty:hidden ${chosen < 0 ? 'opacity-60' : ''}`}
    >
      {beds.map((bed, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox is named by aria-activedescendant
        <li
          key={bed.bedId}
          id={resultId(id, at)}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
          role="option"
          aria-selected={at === chosen}
          onClick={() => onFound(bed)}
          className="flex min-h-14 cursor-pointer items-center gap-3 px-2 py-2 hover:bg-bed aria-selected:bg-bed aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-focus"
        >
          <Found bed={bed} />
          {stateOf?.(bed)}
        </li>
      ))}
    </ul>
  )
}

/** Where the bed is and who lies there; what it was found by, where that is a number. */
function Found({ bed }: { bed: FoundBed }) {
  const places = usePlaces()
  const t = useTranslations('search')
  const { matched, patient } = bed
  const where = [places.floor(bed.floor), bed.department, bed.building.name].filter(Boolean).join(' · ')
  return (
    <span className="min-w-0 flex-1 leading-tight">
      <span className="block text-lg font-bold break-words">{places.roomAndBed(bed)}</span>
      {patient && <span className="block text-base font-medium break-words">{patient.name}</span>}
      <span className="block text-sm text-ink-soft break-words">
        {matched === 'place' ? where : `${where} · ${t(`by.${matched}`)}`}
      </span>
    </span>
  )
}
