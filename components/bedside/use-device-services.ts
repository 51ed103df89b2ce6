'use client'

import { useEffect, useState } from 'react'
import { callApi } from '@/components/feed/http'
import type { Observable } from '@/components/feed/observable'
import { createOutbox, type Outbox, tryHeaders } from '@/components/outbox/outbox'
import { createPlayer, type Player } from '@/components/sound/player'
import { unlockByTap } from '@/components/sound/unlock-by-tap'
import type { BedsideView } from '@/lib/bedside/view'
import type { DeviceReport } from '@/lib/board/device-report'
import type { BedsideStore } from './bedside-store'
import { requestCameraAndMicrophone } from './device-capabilities'
import { observeDeviceReport } from './observe-device-report'
import { createPrivacy } from './privacy'
import { sendDeviceReports } from './send-device-reports'

/** Services of this browser that the page uses. */
export interface DeviceServices {
  /** Keeps a request until the server has it. */
  readonly outbox: Outbox<BedsideView>
  readonly player: Player
  readonly privacy: Observable<boolean>
  /** Null until the browser has answered about its devices. */
  readonly report: Observable<DeviceReport | null>
  /** Asks the browser for camera and microphone and releases both at once: for the person who sets the device up. */
  readonly allowCameraAndMicrophone: () => Promise<void>
}

/** Creates the services once and releases them with the page; null before the first effect has run. */
export function useDeviceServices(
  serial: string,
  { connection, roundTripMs }: BedsideStore,
): DeviceServices | null {
  const [services, setServices] = useState<DeviceServices | null>(null)
  useEffect(() => {
    const player = createPlayer()
    const privacy = createPrivacy(window.localStorage)
    const readiness = observeDeviceReport(privacy, roundTripMs)
    const outbox = createOutbox<BedsideView>({
      userId: serial,
      storage: window.sessionStorage,
      async post({ priority }, key, agoMs) {
        const headers = tryHeaders(key, agoMs)
        const answer = await callApi<BedsideView>('/api/bedside/ask', {
          method: 'POST',
          headers,
          body: { priority },
        })
        if (!answer.ok && answer.refusal.code === 'unauthenticated') {
          connection.set({ state: 'signed-out', why: 'expired' })
        }
        return answer
      },
    })
    const endReports = sendDeviceReports(readiness.report)
    const allowCameraAndMicrophone = async () => {
      await requestCameraAndMicrophone()
      await readiness.refresh()
    }
    setServices({ outbox, player, privacy, report: readiness.report, allowCameraAndMicrophone })
    const endUnlocking = unlockByTap(player)
    window.addEventListener('online', outbox.hurry)
    return () => {
      endUnlocking()
      window.removeEventListener('online', outbox.hurry)
      endReports()
      readiness.stop()
      outbox.stop()
      player.close()
    }
  }, [serial, connection, roundTripMs])
  return services
}
