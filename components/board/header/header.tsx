'use client'

import { CoverageButton } from '@/components/coverage/coverage-button'
import { SearchButton } from '@/components/search/search-button'
import { useBoardSession } from '@/components/session/session-context'
import { Account } from '@/components/shell/account'
import { DemoMark } from '@/components/shell/demo-mark'
import { Mark } from '@/components/shell/mark'
import { PagesNav } from '@/components/shell/pages-nav'
import { ThemeSwitch } from '@/components/shell/theme-switch'
import { SoundButton } from '@/components/sound/sound-button'
import { ViewButton } from '@/components/views/view-button'
import { LanguageSwitch } from '@/components/words/language-switch'
import { may } from '@/lib/board/roles'
import { BuildingSwitcher } from './building-switcher'
import { LiveState } from './live-state'

export interface HeaderProps {
  readonly onShowBuilding: (buildingId: string, bedId?: string | null) => void
}

/** The header of a user who acts; a wall has WallHeader. */
export function Header({ onShowBuilding }: HeaderProps) {
  const { actor, demo } = useBoardSession()
  return (
    <header className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-3 py-1.5 sm:px-5 lg:gap-x-1">
      {/* One row where all fits; else the first row says where, the second holds the actions. */}
      <div className="contents lg:flex lg:min-w-0 lg:shrink lg:grow-[999] lg:items-center lg:gap-x-3">
        <Mark />
        <div className="flex min-w-0 items-center gap-1 max-lg:order-2 max-sm:order-last max-sm:basis-full">
          <div className="min-w-0">
            <BuildingSwitcher onShow={onShowBuilding} />
          </div>
          <ViewButton />
        </div>
        <div className="ml-auto flex items-center gap-x-1 sm:gap-x-2">
          {demo && <DemoMark compact />}
          <LiveState />
        </div>
      </div>
      <div className="contents sm:flex sm:grow sm:flex-wrap sm:items-center sm:justify-between sm:max-lg:order-3">
        <div className="flex flex-wrap items-center gap-x-1 max-sm:order-1 max-sm:basis-full max-sm:justify-between sm:gap-x-0">
          <PagesNav role={actor.role} current="/board" />
          {may(actor.role, 'coverage:set') && <CoverageButton variant="header" />}
          <SearchButton onFound={onShowBuilding} />
          <SoundButton />
        </div>
        <div className="flex items-center">
          <LanguageSwitch />
          <ThemeSwitch />
          <Account actor={actor} />
        </div>
      </div>
    </header>
  )
}
