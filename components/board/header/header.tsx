'use client'

import { SearchDialog } from '@/components/search/search-dialog'
import { useBoardSession } from '../session-context'
import { Account } from './account'
import { BuildingSwitcher } from './building-switcher'
import { LiveState } from './live-state'
import { Mark } from './mark'
import { ThemeSwitch } from './theme-switch'
import { WallClock } from './wall-clock'

export interface HeaderProps {
  /** A wall has no search. */
  readonly wall: boolean
  readonly onShowBuilding: (buildingId: string, bedId?: string | null) => void
}

export function Header({ wall, onShowBuilding }: HeaderProps) {
  const { demo } = useBoardSession()
  return (
    <header
      className={`flex flex-none flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 sm:px-5 ${wall ? '' : 'border-b border-line bg-surface'}`}
    >
      <Mark />
      <div className="order-last min-w-0 basis-full lg:order-none lg:basis-auto">
        <BuildingSwitcher onShow={onShowBuilding} />
      </div>
      <div className="ml-auto flex items-center gap-1 sm:gap-2">
        {demo && <DemoMark />}
        <LiveState />
        {wall && <WallClock />}
        {!wall && <SearchDialog onFound={onShowBuilding} />}
        <ThemeSwitch />
        <Account />
      </div>
    </header>
  )
}

const DemoMark = () => (
  <p className="rounded border-2 border-dashed border-line-strong px-2 py-1 text-xs leading-tight font-bold text-ink sm:text-sm">
    DEMO<span className="hidden font-semibold sm:inline"> — not for patient care</span>
    <span className="sr-only sm:hidden"> — not for patient care</span>
  </p>
)
