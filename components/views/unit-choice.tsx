'use client'

import { useTranslations } from 'use-intl'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { bedsByUnit, viewOfUnit } from '@/lib/board/own-unit'
import { unitsOf } from '@/lib/board/unit'
import { EVERYTHING, type View } from '@/lib/board/view'
import type { OwnUnit } from './own-unit'
import { goToView } from './use-address'

const CHOICE =
  'flex min-h-16 flex-col items-start justify-center rounded-lg border px-4 py-2 text-left text-lg leading-tight font-semibold'

interface UnitChoiceProps {
  readonly own: OwnUnit
  readonly onChosen?: () => void
  /** Absent: the user asked for the choice, and leaves it by closing its dialog. */
  readonly onLater?: () => void
}

/** A large button for each unit of the building, and one for all beds. */
export function UnitChoice({ own, onChosen, onLater }: UnitChoiceProps) {
  const t = useTranslations('views.unit')
  const store = useStore()
  const building = useObservable(store.boardInfo)?.building
  const several = useObservable(store.buildings).length > 1
  // Units change only with the plan of the building.
  useObservable(store.floors)
  if (!building) return null
  const beds = [...store.beds.values()]
  const counts = bedsByUnit(beds)
  const choose = (view: View) => {
    own.choose(view)
    goToView(view)
    onChosen?.()
  }
  return (
    <section
      aria-labelledby="unit-question"
      className="mb-5 flex-none rounded-xl border-2 border-line-strong bg-surface p-4 sm:p-5"
    >
      <h2 id="unit-question" className="text-xl font-bold">
        {t('question')}
      </h2>
      <p className="mt-1 text-ink-soft">
        {t('hint')} {several && onLater && t('elsewhere')}
      </p>
      <div className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-2">
        {unitsOf(beds).map((unit) => (
          <button
            key={unit}
            type="button"
            onClick={() => choose(viewOfUnit(building.id, unit, beds))}
            className={`${CHOICE} border-line-strong bg-bed hover:bg-bed-hover`}
          >
            <span>{unit}</span>
            <span className="text-base font-normal text-ink-soft">
              {t('beds', { beds: counts.get(unit) ?? 0 })}
            </span>
          </button>
        ))}
        <button
          type="button"
          onClick={() => choose({ ...EVERYTHING, building: building.id })}
          className={`${CHOICE} border-dashed border-line-strong hover:bg-bed-hover`}
        >
          {t('all')}
          <span className="text-base font-normal text-ink-soft">{t('beds', { beds: beds.length })}</span>
        </button>
        {onLater && (
          <button
            type="button"
            onClick={onLater}
            className={`${CHOICE} border-transparent hover:bg-bed-hover`}
          >
            {t('later')}
            <span className="text-base font-normal text-ink-soft">{t('laterHint')}</span>
          </button>
        )}
      </div>
    </section>
  )
}
