'use client'

import { useState } from 'react'
import { type Bedside, BedsideProvider } from '@/components/bedside/bedside-context'
import { createBedsideStore } from '@/components/bedside/bedside-store'
import { DevicePage } from '@/components/bedside/device-page'
import { createClock } from '@/components/feed/clock'
import { createObservable } from '@/components/feed/observable'
import { createPlayer } from '@/components/sound/player'
import type { DeviceReport } from '@/lib/board/device-report'
import { BEDSIDE_SCENES, type BedsideScene, type BedsideSceneName } from './bedside-scenes'
import { PINNED_AT } from './example-data'
import { freezeBrowser } from './frozen-browser'

/** The screen of a device at a bed, with the time frozen. */
export default function BedsideSceneView({ name }: { name: BedsideSceneName }) {
  const [bedside] = useState(() => stage(BEDSIDE_SCENES[name]))
  return (
    <BedsideProvider bedside={bedside}>
      <DevicePage demo />
    </BedsideProvider>
  )
}

const nothing = () => {}
const nothingLater = async () => {}

function stage({ view, connection, report, attempt, sound }: BedsideScene): Bedside {
  freezeBrowser(sound)
  const store = createBedsideStore()
  store.view.set(view)
  store.connection.set(connection)
  return {
    serial: view?.serial ?? '',
    store,
    clock: createClock(() => PINNED_AT),
    refresh: nothingLater,
    outbox: {
      attempts: createObservable(attempt ? [attempt] : []),
      ask: nothing,
      confirm: nothing,
      drop: nothing,
      hurry: nothing,
      stop: nothing,
    },
    player: createPlayer(),
    privacy: createObservable(report.privacy),
    report: createObservable<DeviceReport | null>(report),
    allowCameraAndMicrophone: nothingLater,
  }
}
