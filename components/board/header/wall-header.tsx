'use client'

import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { UncoveredOnWall } from '@/components/coverage/uncovered-on-wall'
import { useFeed, useObservable, useStore } from '@/components/feed/feed-context'
import { useBoardSession } from '@/components/session/session-context'
import { Account } from '@/components/shell/account'
import { DemoMark } from '@/components/shell/demo-mark'
import { Mark } from '@/components/shell/mark'
import { ThemeSwitch } from '@/components/shell/theme-switch'
import { SoundButton } from '@/components/sound/sound-button'
import { UnitOfWall } from '@/components/views/unit-of-wall'
import { useFormats } from '@/components/words/use-formats'
import { BuildingSwitcher } from './building-switcher'
import { LiveState } from './live-state'

export interface WallHeaderProps {
  /** Absent for a paired wall, which shows one building. */
  readonly onShowBuilding?: (buildingId: string) => void
}

/** The building of this wall, whether it is live, and the time. */
export function WallHeader({ onShowBuilding }: WallHeaderProps) {
  const { actor, demo, paired } = useBoardSession()
  return (
    <header className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 sm:px-5">
      <Mark />
      <div className="order-last flex min-w-0 basis-full items-center lg:order-none lg:basis-auto">
        <BuildingSwitcher {...(onShowBuilding ? { onShow: onShowBuilding } : {})} />
        <UnitOfWall />
      </div>
      <div className="ml-auto flex items-center gap-x-1 sm:gap-x-2">
        {demo && <DemoMark />}
        <UncoveredOnWall />
        <LiveState />
        <LastNews />
        <WallClock />
      </div>
      <div className="flex items-center">
        <SoundButton />
        <ThemeSwitch />
        {!paired && <Account actor={actor} />}
      </div>
    </header>
  )
}

/** The time of day by the server's clock, in the browser's time zone; not rendered on the server, which has another zone. */
function WallClock() {
  const { minuteTime } = useFormats()
  const { clock } = useFeed()
  const time = useSyncExternalStore(
    clock.subscribe,
    () => minuteTime(clock.now()),
    () => null,
  )
  return <p className="min-w-[3.2em] px-2 text-4xl font-semibold tracking-tight text-ink">{time}</p>
}

/** When the board was last known to be current. */
function LastNews() {
  const { clockTime } = useFormats()
  const t = useTranslations('wall')
  const at = useObservable(useStore().newsAt)
  if (at === null) return null
  return <p className="px-1 text-sm text-ink-soft max-lg:hidden">{t('updated', { time: clockTime(at) })}</p>
}
