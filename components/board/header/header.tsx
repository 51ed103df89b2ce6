'use client'

import { CoverageDialog } from '@/components/coverage/coverage-dialog'
import { UncoveredOnWall } from '@/components/coverage/uncovered-banner'
import { SearchDialog } from '@/components/search/search-dialog'
import { Account } from '@/components/shell/account'
import { DemoMark } from '@/components/shell/demo-mark'
import { Mark } from '@/components/shell/mark'
import { PagesNav } from '@/components/shell/pages-nav'
import { ThemeSwitch } from '@/components/shell/theme-switch'
import { SoundButton } from '@/components/sound/sound-button'
import { LanguageSwitch } from '@/components/words/language-switch'
import { may } from '@/lib/board/roles'
import { useBoardSession } from '../session-context'
import { BuildingSwitcher } from './building-switcher'
import { LiveState } from './live-state'
import { LastNews, WallClock } from './wall-clock'

export interface HeaderProps {
  /** A wall has no search. */
  readonly wall: boolean
  readonly onShowBuilding: (buildingId: string, bedId?: string | null) => void
}

export function Header({ wall, onShowBuilding }: HeaderProps) {
  const { actor, demo, paired } = useBoardSession()
  return (
    <header
      className={`flex flex-none flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 sm:px-5 ${wall ? '' : 'border-b border-line bg-surface'}`}
    >
      <Mark />
      <div className="order-last min-w-0 basis-full lg:order-none lg:basis-auto">
        <BuildingSwitcher {...(paired ? {} : { onShow: onShowBuilding })} />
      </div>
      <div className="ml-auto flex items-center gap-x-1 sm:gap-x-2">
        {demo && <DemoMark />}
        {wall && <UncoveredOnWall />}
        <LiveState />
        {wall && <LastNews />}
        {wall && <WallClock />}
      </div>
      <div className="flex flex-wrap items-center gap-x-1 max-sm:order-1 max-sm:basis-full max-sm:justify-between sm:gap-x-2">
        {!wall && <PagesNav role={actor.role} current="/board" compact />}
        {may(actor.role, 'coverage:set') && <CoverageDialog look="header" />}
        {!wall && <SearchDialog onFound={onShowBuilding} />}
        <SoundButton />
      </div>
      <div className="flex items-center">
        {!wall && <LanguageSwitch />}
        <ThemeSwitch />
        {!paired && <Account actor={actor} />}
      </div>
    </header>
  )
}
