'use client'

import BellRing from 'lucide-react/icons/bell-ring'
import { useTranslations } from 'use-intl'
import type { WallPage } from '@/lib/board/wall'
import type { Translate } from '@/lib/words/translator'
import type { PageRotation } from './page-rotation'

/** The current page, the floors of the others, and the pages where a patient waits. */
export function WallPageMarks({ pages, turning }: { pages: readonly WallPage[]; turning: PageRotation }) {
  const t = useTranslations('wall')
  return (
    <ol aria-label={t('pages.label')} className="flex min-w-0 flex-1 items-stretch gap-2">
      {pages.map(({ floors }, index) => (
        <PageMark
          // A page has no id but its place in the list.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          key={index}
          words={floorWords(
            floors.map(({ floor }) => floor),
            t,
          )}
          of={t('pages.of', { page: index + 1, pages: pages.length })}
          shown={index === turning.page}
          calling={turning.calling.includes(index)}
          waiting={t('pages.waiting')}
        />
      ))}
    </ol>
  )
}

interface PageMarkProps {
  readonly words: string
  readonly of: string
  readonly shown: boolean
  readonly calling: boolean
  /** The text of a page where a patient waits. */
  readonly waiting: string
}

const PageMark = ({ words, of, shown, calling, waiting }: PageMarkProps) => (
  <li
    aria-current={shown ? 'page' : undefined}
    className={`@container flex min-w-0 flex-1 items-center gap-3 rounded-sm px-3 text-base leading-none whitespace-nowrap ${
      shown ? 'bg-surface font-bold text-ink ring-2 ring-ink-soft ring-inset' : 'bg-line/60 text-ink-soft'
    }`}
  >
    <span className="flex-none">{of}</span>
    <span className="min-w-0 truncate @max-3xs:sr-only">{words}</span>
    {calling && (
      <>
        <strong className="ml-auto flex-none font-extrabold @max-3xs:sr-only">{waiting}</strong>
        <BellRing aria-hidden className="ml-auto hidden size-5 flex-none @max-3xs:block" />
      </>
    )}
  </li>
)

/** Returns "floor 1 to floor 3". */
function floorWords(floors: readonly string[], t: Translate<'wall'>): string {
  const [first = '', ...others] = new Set(floors)
  const last = others.at(-1)
  return last === undefined ? first : t('pages.floors', { first, last })
}
