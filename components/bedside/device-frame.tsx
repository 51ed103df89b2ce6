'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { DemoMark } from '@/components/shell/demo-mark'
import { useFormats } from '@/components/words/use-formats'
import { usePlaces } from '@/components/words/use-places'
import { useBedside, useBedsideTime, useView } from './bedside-context'
import { DeviceFooter } from './device-footer'
import { placeWords } from './place-words'
import { SoundBlocked } from './sound-blocked'
import { BeingUpdated, StaleBanner } from './stale-banner'

export interface DeviceFrameProps {
  readonly demo: boolean
  /** A nurse knocks: the knock and its buttons need the room. */
  readonly brief: boolean
  readonly children: ReactNode
}

/** The frame of every screen of the device: place, time and footer. */
export function DeviceFrame({ demo, brief, children }: DeviceFrameProps) {
  const { store } = useBedside()
  const { state } = useObservable(store.connection)
  return (
    <div data-bedside-screen data-live={state} className="flex min-h-dvh flex-col">
      <StaleBanner />
      <BeingUpdated />
      <SoundBlocked />
      <header className="flex flex-none flex-wrap items-start justify-between gap-x-6 gap-y-2 px-[4vw] pt-[3vh]">
        <Place small={brief} />
        <div className="flex flex-col items-end gap-2 max-sm:flex-row max-sm:items-center short:flex-row">
          <TimeOfDay />
          {demo && <DemoMark compact />}
        </div>
      </header>
      <main className="flex min-h-0 flex-1 flex-col justify-center gap-6 px-[4vw] py-[3vh]">{children}</main>
      <DeviceFooter brief={brief} />
    </div>
  )
}

/** Characters of a place that is shown smaller, and wraps: the time keeps its place next to it. */
const LONG = 18
const NAME = 'text-[clamp(2.75rem,min(8.5vw,11vh),6rem)] *:whitespace-nowrap short:text-[2.25rem]'
const LONG_NAME = 'text-[clamp(1.75rem,min(5vw,7vh),3.5rem)] break-words short:text-[1.5rem]'

function Place({ small }: { small: boolean }) {
  const t = useTranslations('bedside')
  const places = usePlaces()
  const place = useView()?.place
  if (!place) return <span />
  const { room, bed } = placeWords(place, t)
  const long = small || room.length + bed.length > LONG
  return (
    <div className="min-w-0">
      <h1 className={`leading-[0.95] font-bold tracking-tight ${long ? LONG_NAME : NAME}`}>
        <span>{room}</span> <span className="text-ink-soft">{bed}</span>
      </h1>
      <p className="mt-2 text-lg text-ink-soft short:mt-0 short:text-base">
        {t('where', { building: place.building, floor: places.floor(place.floor) })}
      </p>
    </div>
  )
}

function TimeOfDay() {
  const { minuteTime } = useFormats()
  const time = useBedsideTime((now) => minuteTime(now))
  return (
    <p className="text-[clamp(2.25rem,min(6vw,9vh),4.5rem)] leading-none font-semibold tracking-tight short:text-[1.75rem]">
      {time}
    </p>
  )
}
