'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useTranslations } from 'use-intl'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { EVERYTHING, type View } from '@/lib/board/view'
import type { Outside } from '@/lib/board/view-beds'
import { goToView } from './use-address'
import { useFilteredBeds } from './view-provider'

/**
 * Says what a filtered board shows and what waits outside it: no filter hides a request silently. Nothing where every
 * bed is shown.
 */
export function ViewBar() {
  const t = useTranslations('views')
  const shown = useFilteredBeds()
  const view = useObservable(shown.view)
  const outside = useObservable(shown.outside)
  const ignored = useObservable(shown.ignored)
  const known = useObservable(useStore().boardInfo) !== null
  const showAll = useShowAll()
  if (!known || (!outside && ignored.length === 0)) return null
  return (
    <section
      aria-label={t('bar.label')}
      className="mb-3 flex flex-none flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface px-4 py-1.5 text-base"
    >
      <ListFilter aria-hidden className="size-5 flex-none text-ink-soft max-sm:hidden" />
      <div className="min-w-0 flex-1 basis-40 leading-snug">
        {outside && (
          <p>
            <strong className="font-semibold" data-shown={outside.shown}>
              {t('bar.shown', { shown: outside.shown, all: outside.all })}
            </strong>
          </p>
        )}
        <Chosen view={view} />
        {ignored.length > 0 && (
          <p className="font-medium">
            {t('bar.ignored', { names: ignored.map(({ value }) => `“${value}”`).join(', ') })}
          </p>
        )}
      </div>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-x-4 gap-y-2 max-sm:w-full">
        {outside && <WaitingOutside outside={outside} />}
        <Button onClick={showAll} className="flex-none max-sm:w-full">
          {t('bar.showAll')}
        </Button>
      </div>
    </section>
  )
}

/** The chosen departments, floors and states. */
function Chosen({ view: { floors, departments, statuses } }: { view: View }) {
  const t = useTranslations('views')
  const words = [...departments, ...floors, ...statuses.map((status) => t(`status.${status}`))]
  return words.length > 0 && <p className="text-ink-soft">{words.join(' · ')}</p>
}

/** Says how many wait outside the view: a call light stays visible, whatever the filter (UL 1069). */
function WaitingOutside({ outside }: { outside: Outside }) {
  const t = useTranslations('views.bar')
  const { waiting, emergencies, notSent } = outside
  const style =
    emergencies > 0
      ? 'bg-emergency font-bold text-on-emergency'
      : notSent > 0
        ? 'hazard font-bold'
        : waiting > 0
          ? 'bg-action font-semibold text-on-action'
          : 'text-ink-soft'
  return (
    <p
      role="status"
      data-outside={waiting}
      className={`flex min-h-9 flex-none items-center gap-2 rounded-md max-sm:w-full ${waiting > 0 ? 'px-3' : ''} ${style}`}
    >
      {waiting > 0 && <TriangleAlert aria-hidden className="size-5 flex-none" />}
      {waiting > 0 ? t('outside', { waiting, emergencies, notSent }) : t('nothingOutside')}
    </p>
  )
}

/** Says why no bed is shown, with a button that shows all. */
export function NoBedInView() {
  const t = useTranslations('views')
  const showAll = useShowAll()
  return (
    <div className="grid justify-items-center gap-2 py-20 text-center text-lg text-ink-soft">
      <p className="text-xl font-semibold text-ink">{t('empty.title')}</p>
      <p>{t('empty.hint')}</p>
      <Button variant="primary" className="mt-3" onClick={showAll}>
        {t('bar.showAll')}
      </Button>
    </div>
  )
}

/** Returns the function that shows every bed of the current building. */
function useShowAll(): () => void {
  const store = useStore()
  return () => goToView({ ...EVERYTHING, building: store.boardInfo.get()?.building.id ?? null })
}
