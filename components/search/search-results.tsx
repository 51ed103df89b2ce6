import ChevronRight from 'lucide-react/icons/chevron-right'
import { useTranslations } from 'use-intl'
import { RefusalNote } from '@/components/words/refusal-note'
import { roomAndBed } from '@/lib/board/place'
import type { FoundBed } from '@/lib/board/types'
import type { SearchOutcome } from './use-bed-search'

export interface SearchResultsProps {
  /** Null before the first search. */
  readonly outcome: SearchOutcome | null
  readonly onFound: (bed: FoundBed) => void
}

/** The beds found; a tap opens the bed's dialog. */
export function SearchResults({ outcome, onFound }: SearchResultsProps) {
  const t = useTranslations('search')
  if (!outcome) return null
  if ('refusal' in outcome) return <RefusalNote refusal={outcome.refusal} />
  if (outcome.beds.length === 0) {
    return (
      <p role="status" className="mt-4 text-base text-ink-soft">
        {t('none')}
      </p>
    )
  }
  return (
    <ul className="mt-4 divide-y divide-line border-y border-line">
      {outcome.beds.map((bed) => (
        <li key={bed.bedId}>
          <button
            type="button"
            onClick={() => onFound(bed)}
            className="flex min-h-14 w-full items-center gap-3 px-1 py-2 text-left hover:bg-bed"
          >
            <span className="min-w-0 flex-1 leading-tight">
              <span className="block text-lg font-bold break-words">{roomAndBed(bed)}</span>
              <span className="block text-sm text-ink-soft break-words">
                {`${bed.floor} · ${bed.building.name}`}
              </span>
            </span>
            <span className="text-sm text-ink-faint">{t(`by.${bed.matched}`)}</span>
            <ChevronRight aria-hidden className="size-5 text-ink-faint" />
          </button>
        </li>
      ))}
    </ul>
  )
}
