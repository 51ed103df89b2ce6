'use client'

import { useObservable, useStore } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'

/**
 * The buildings, each with the number waiting there, so that other buildings stay in sight. Without `onShow` they are
 * not buttons.
 */
export function BuildingSwitcher({ onShow }: { onShow?: (buildingId: string) => void }) {
  const t = useBoardWords()
  const store = useStore()
  const buildings = useObservable(store.buildings)
  const here = useObservable(store.boardInfo)?.building.id
  return (
    <nav aria-label={t('header.buildings')} className="flex gap-1 overflow-x-auto">
      {buildings.map(({ id, name, waiting, emergencies }) => {
        const style = `flex min-h-12 flex-none items-center gap-2 rounded-md px-3 text-base whitespace-nowrap ${
          id === here ? 'font-bold text-ink' : 'font-medium text-ink-soft'
        }`
        const words = (
          <>
            <span className={id === here ? 'border-b-2 border-current' : 'border-b-2 border-transparent'}>
              {name}
            </span>
            {waiting > 0 && <Waiting waiting={waiting} emergencies={emergencies} />}
          </>
        )
        if (!onShow) {
          return (
            <p key={id} aria-current={id === here ? 'page' : undefined} className={style}>
              {words}
            </p>
          )
        }
        return (
          <button
            key={id}
            type="button"
            aria-current={id === here ? 'page' : undefined}
            onClick={() => id !== here && onShow(id)}
            className={`${style} ${id === here ? '' : 'hover:bg-line/50 hover:text-ink'}`}
          >
            {words}
          </button>
        )
      })}
    </nav>
  )
}

function Waiting({ waiting, emergencies }: { waiting: number; emergencies: number }) {
  const t = useBoardWords()
  return (
    <span
      className={`grid h-6 min-w-6 place-items-center rounded-full px-1.5 text-sm font-bold ${
        emergencies > 0 ? 'bg-emergency text-on-emergency' : 'bg-action text-on-action'
      }`}
    >
      <span aria-hidden>{waiting}</span>
      <span className="sr-only">{t('waitingAlso', { waiting, emergencies })}</span>
    </span>
  )
}
