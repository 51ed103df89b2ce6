import {
  isLocked,
  isLockUntold,
  learnLock,
  lockEpoch,
  lockForOtherTab,
  onLockChange,
  onLockTold,
  unlockPage,
} from '@/components/ui/page-lock'
import type { TabNews, Tabs } from './tabs'

export interface SharedLock {
  /** Takes what another tab said of its lock. */
  hear(news: TabNews): void
  stop(): void
}

/**
 * Shares the locks and unlocks of this page with the other tabs. What came from one of them is not repeated: all tabs have heard it, and
 * one that wakes late would say a lock that is over.
 */
export function shareLock(tabs: Pick<Tabs, 'tell'>): SharedLock {
  let hearing = false
  const share = () => {
    if (!hearing) tabs.tell({ locked: isLocked(), told: !isLockUntold() })
  }
  const ends = [onLockChange(share), onLockTold(share)]
  // The page was locked before this code was there.
  if (isLockUntold()) share()
  return {
    hear({ locked, told }) {
      if (locked === undefined) return
      hearing = true
      if (!locked) unlockPage()
      else if (told) learnLock(true, lockEpoch())
      else lockForOtherTab()
      hearing = false
    },
    stop() {
      for (const end of ends) end()
    },
  }
}
