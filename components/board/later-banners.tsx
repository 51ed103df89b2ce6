'use client'

import { VersionCheck, type VersionCheckProps } from '@/components/feed/version-check'
import { BlockedBanner } from '@/components/sound/blocked-banner'

/** The banners that no board or wall has at first. */
export default function LaterBanners(version: VersionCheckProps) {
  return (
    <>
      <BlockedBanner />
      <VersionCheck {...version} />
    </>
  )
}
