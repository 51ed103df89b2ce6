'use client'

import { useEffect } from 'react'
import { KeepPaired } from '@/components/displays/keep-paired'
import { useObservable } from '@/components/feed/feed-context'
import { LoadAgain } from '@/components/feed/version-watch'
import { reloadWhenServed } from '@/components/recovery/when-served'
import { BedsideProvider, useBedside, useView } from './bedside-context'
import { DevicePage } from './device-page'
import { useBedsideFeed } from './use-bedside-feed'
import { useTools } from './use-tools'

export interface BedsideScreenProps {
  readonly serial: string
  readonly demo: boolean
  /** The version that served this page. */
  readonly version: string
}

/** The device at a bed. */
export function BedsideScreen({ serial, demo, version }: BedsideScreenProps) {
  const feed = useBedsideFeed()
  const tools = useTools(serial, feed.store)
  if (!tools) return null
  return (
    <BedsideProvider bedside={{ ...feed, ...tools, serial }}>
      <DevicePage demo={demo} />
      <KeepPaired />
      <LeaveWhenEnded />
      <FollowVersion served={version} />
    </BedsideProvider>
  )
}

/** Goes back to its code once it is not paired any more; a full load, so that nothing of the bed stays in memory. */
function LeaveWhenEnded() {
  const { state } = useObservable(useBedside().store.connection)
  const ended = state === 'signed-out'
  useEffect(() => {
    if (ended) return reloadWhenServed()
  }, [ended])
  return null
}

/** Nobody reloads a device at a bed: it does so by itself for a newer server, while nobody needs it. */
function FollowVersion({ served }: { served: string }) {
  const version = useObservable(useBedside().store.version)
  const request = useView()?.request
  return version === null || version === served || request ? null : <LoadAgain />
}
