'use client'

import { useEffect } from 'react'
import { RenewPairing } from '@/components/displays/renew-pairing'
import { useObservable } from '@/components/feed/feed-context'
import { LoadAgain } from '@/components/feed/load-again'
import { reloadWhenServerUp } from '@/components/recovery/wait-for-server'
import { BedsideProvider, useBedside, useView } from './bedside-context'
import { DevicePage } from './device-page'
import { useBedsideFeed } from './use-bedside-feed'
import { useDeviceServices } from './use-device-services'

export interface BedsideScreenProps {
  readonly serial: string
  readonly demo: boolean
  /** The version of Lantern that served this page. */
  readonly version: string
}

/** The screen of the device at a bed. */
export function BedsideScreen({ serial, demo, version }: BedsideScreenProps) {
  const feed = useBedsideFeed()
  const services = useDeviceServices(serial, feed.store)
  if (!services) return null
  return (
    <BedsideProvider bedside={{ ...feed, ...services, serial }}>
      <DevicePage demo={demo} />
      <RenewPairing />
      <LeaveWhenEnded />
      <FollowVersion served={version} />
    </BedsideProvider>
  )
}

/**
 * Returns to the pairing code once the device is no longer paired, by a full load, so that no data of the bed stays in
 * memory.
 */
function LeaveWhenEnded() {
  const { state } = useObservable(useBedside().store.connection)
  const ended = state === 'signed-out'
  useEffect(() => {
    if (ended) return reloadWhenServerUp()
  }, [ended])
  return null
}

/** Reloads the page for a newer server while no request is open, because no one reloads a device at a bed. */
function FollowVersion({ served }: { served: string }) {
  const version = useObservable(useBedside().store.version)
  const request = useView()?.request
  return version === null || version === served || request ? null : <LoadAgain />
}
