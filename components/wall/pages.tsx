'use client'

import BellRing from 'lucide-react/icons/bell-ring'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import type { WallPage } from '@/lib/board/wall'
import type { Translate } from '@/lib/words/translator'
import type { PageRotation } from './page-rotation'

/** The current page, the floors of the others, and the pages where a patient waits. */
export function WallPageMarks({ pages, turning }: { pages: readonly WallPage[]; turning: PageRotation }) {
  const t = useTranslations('wall')
  return (
    <ol aria-label={t('pages.label')} className="flex min-w-0 flex-1 items-stretch gap-2">
      {pages.map((page, index) => (
        <PageMark
          // A page has no id but its place in the list.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          key={index}
          page={page}
          index={index}
          count={pages.length}
          shown={index === turning.page}
          calling={turning.calling.includes(index)}
        />
      ))}
    </ol>
  )
}

interface PageMarkProps {
  readonly page: WallPage
  readonly index: number
  readonly count: number
  readonly shown: boolean
  /** A patient waits on the page. */
  readonly calling: boolean
}

/**
 * The mark of one page; an event renders it again only where it changes. Where many pages share the line, it says only its number, with
 * the bell below it; on a screen too narrow for that, only where the wall is.
 */
const PageMark = memo(function PageMark({ page, index, count, shown, calling }: PageMarkProps) {
  const t = useTranslations('wall')
  const words = floorWords(
    page.floors.map(({ floor }) => floor),
    t,
  )
  return (
    <li
      aria-current={shown ? 'page' : undefined}
      className={`@container flex min-w-0 flex-1 rounded-sm text-base leading-none whitespace-nowrap ${
        shown
          ? 'min-w-9 bg-surface font-bold text-ink ring-2 ring-ink-soft ring-inset'
          : 'bg-line/60 text-ink-soft'
      }`}
    >
      <span className="flex min-w-0 flex-1 items-center gap-3 px-3 @max-[7.5rem]:flex-col @max-[7.5rem]:justify-center @max-[7.5rem]:gap-0 @max-[7.5rem]:px-0">
        <span className="flex-none @max-[4rem]:sr-only">
          {t('pages.of', { page: index + 1, pages: count })}
        </span>
        <span aria-hidden className="hidden flex-none @max-[4rem]:block @max-[1.5rem]:hidden">
          {index + 1}
        </span>
        <span className="min-w-0 truncate @max-3xs:sr-only">{words}</span>
        {calling && (
          <>
            <strong className="ml-auto flex-none font-extrabold @max-3xs:sr-only">
              {t('pages.waiting')}
            </strong>
            <BellRing
              aria-hidden
              className="ml-auto hidden size-5 flex-none @max-3xs:block @max-[7.5rem]:ml-0 @max-[1.5rem]:hidden"
            />
          </>
        )}
      </span>
    </li>
  )
})

/** Returns "floor 1 to floor 3". */
function floorWords(floors: readonly string[], t: Translate<'wall'>): string {
  const [first = '', ...others] = new Set(floors)
  const last = others.at(-1)
  return last === undefined ? first : t('pages.floors', { first, last })
}
