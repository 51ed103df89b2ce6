'use client'

import { useObservable, useStore } from '@/components/feed/feed-context'
import { LoadAgainWhenNewer } from '@/components/feed/load-again'
import type { VersionCheckProps } from '@/components/feed/version-check'
import { useAfterFirstView } from '@/components/ui/first-view'
import { lazy } from '@/components/ui/lazy'
import { Announcer } from './announcer'
import { ConnectionBanners } from './connection-banners'

const LaterBanners = lazy<VersionCheckProps>(() => import('./later-banners'))
/** The longest wait (ms) for an idle browser. */
const WITHIN_MS = 500

/**
 * Says that a display which was live has lost something, or that something happened. What must not fail is part of the first view: later code
 * is not there when the server is gone or has another build, and a live region that comes with its words is not read.
 */
export function BoardBanners(version: VersionCheckProps) {
  const isLater = useAfterFirstView(WITHIN_MS)
  // A page that its server refuses never goes live: nothing else is to be shown first.
  const isRefused = useObservable(useStore().mismatch) !== null
  const isLost = LaterBanners.useIsLost()
  return (
    <>
      <ConnectionBanners />
      {(isLater || isRefused) && <LaterBanners {...version} />}
      {(version.unattended || isLost) && <LoadAgainWhenNewer served={version.served} />}
      <Announcer />
    </>
  )
}
