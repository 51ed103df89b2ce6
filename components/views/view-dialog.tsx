'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { MarksLegend } from '@/components/bed-facts/marks-legend'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Disclosure } from '@/components/ui/disclosure'
import {
  EVERYTHING,
  isFiltered,
  OPEN_STATUSES,
  placesOf,
  readView,
  toggledStatus,
  VIEW_STATUSES,
  type View,
  writeView,
} from '@/lib/board/view'
import { Chips } from './chips'
import { SavedViews } from './saved-views'
import { UnitOfWorkstation } from './unit-of-workstation'
import { goToView } from './use-address'
import { useFilteredBeds } from './view-provider'

/**
 * Chooses what the board shows, applied at once behind the dialog. The back button undoes all choices of one dialog
 * together.
 */
export default function ViewDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('views')
  const board = useTranslations('board')
  const store = useStore()
  const shown = useFilteredBeds()
  const view = useObservable(shown.view)
  const outside = useObservable(shown.outside)
  const floors = useObservable(store.floors)
  const beds = [...store.beds.values()]
  const places = placesOf(beds)
  const building = useObservable(store.boardInfo)?.building.id ?? null
  const stepped = useRef(false)
  const choose = (next: Partial<View>) => {
    goToView({ ...view, ...next, building }, stepped.current ? 'replace' : 'push')
    stepped.current = true
  }
  const toggled = (names: readonly string[], name: string) =>
    names.includes(name) ? names.filter((one) => one !== name) : [...names, name]
  const everyOpen = OPEN_STATUSES.every((status) => view.statuses.includes(status))
  const open = (query: string) => {
    goToView(readView(new URLSearchParams(query)).view)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('dialog.title')}
      description={
        outside
          ? t('bar.shown', { shown: outside.shown, all: outside.all })
          : t('dialog.allShown', { all: beds.length })
      }
    >
      <div className="grid gap-5">
        <Chips
          label={t('dialog.statuses')}
          chips={[
            {
              id: 'open',
              words: t('dialog.open'),
              chosen: everyOpen,
              onTap: () => {
                const others = view.statuses.filter((one) => one === 'offline')
                choose({ statuses: everyOpen ? others : [...OPEN_STATUSES, ...others] })
              },
            },
            ...VIEW_STATUSES.map((status) => ({
              id: status,
              words: t(`status.${status}`),
              chosen: view.statuses.includes(status),
              onTap: () => choose({ statuses: toggledStatus(view.statuses, status) }),
            })),
          ]}
        />
        {places.departments.length > 0 && (
          <Chips
            label={t('dialog.departments')}
            chips={places.departments.map((department) => ({
              id: department,
              words: department,
              chosen: view.departments.includes(department),
              onTap: () => choose({ departments: toggled(view.departments, department) }),
            }))}
          />
        )}
        {floors.length > 0 && (
          <Chips
            label={t('dialog.floors')}
            chips={places.floors.map((floor) => ({
              id: floor,
              words: floor,
              chosen: view.floors.includes(floor),
              onTap: () => choose({ floors: toggled(view.floors, floor) }),
            }))}
          />
        )}
        <div className="sticky -bottom-5 -mx-5 grid grid-cols-2 gap-2 border-t border-line bg-surface px-5 py-3 sm:-bottom-6 sm:-mx-6 sm:px-6">
          <Button disabled={!isFiltered(view)} onClick={() => choose(EVERYTHING)}>
            {t('bar.showAll')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('dialog.done')}
          </Button>
        </div>
        <SavedViews query={writeView({ ...view, building })} onChoose={open} />
        <UnitOfWorkstation onChosen={onClose} />
        <Disclosure level={3} title={board('legend.title')}>
          <MarksLegend />
        </Disclosure>
      </div>
    </Dialog>
  )
}
