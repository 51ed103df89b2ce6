'use client'

import { useEffect, useState } from 'react'
import { callApi } from '@/components/feed/http'
import type { Observable } from '@/components/feed/observable'
import { createOutbox, type Outbox } from '@/components/outbox/outbox'
import { createPlayer, type Player } from '@/components/sound/player'
import type { BedsideView } from '@/lib/bedside/view'
import type { DeviceReport } from '@/lib/board/device-report'
import type { BedsideStore } from './bedside-store'
import { requestCameraAndMicrophone } from './device-capabilities'
import { observeDeviceReport } from './observe-device-report'
import { createPrivacy } from './privacy'
import { sendDeviceReports } from './send-device-reports'

/** What this browser has to work with. */
export interface DeviceServices {
  /** Keeps what was asked for until the server has it. */
  readonly outbox: Outbox<BedsideView>
  readonly player: Player
  readonly privacy: Observable<boolean>
  /** Null until the browser has told of its devices. */
  readonly report: Observable<DeviceReport | null>
  /** Asks the browser for camera and microphone, and lets both go at once: for whoever sets the device up. */
  readonly allowCameraAndMicrophone: () => Promise<void>
}

/** Made once and let go with the page; null in the first moment. */
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
      async post({ priority }, key) {
        const headers = { 'idempotency-key': key }
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
    // Whatever tap comes first is the one that a browser wants before it lets a page sound.
    document.addEventListener('pointerdown', player.unlock, true)
    document.addEventListener('keydown', player.unlock, true)
    window.addEventListener('online', outbox.hurry)
    return () => {
      document.removeEventListener('pointerdown', player.unlock, true)
      document.removeEventListener('keydown', player.unlock, true)
      window.removeEventListener('online', outbox.hurry)
      endReports()
      readiness.stop()
      outbox.stop()
      player.close()
    }
  }, [serial, connection, roundTripMs])
  return services
}
