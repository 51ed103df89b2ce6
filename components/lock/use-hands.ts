import { useEffect } from 'react'
import { type ApiCall, callApi } from '@/components/feed/http'
import {
  isLocked,
  learnLock,
  lockEpoch,
  lockPage,
  onHandNoted,
  onLockChange,
} from '@/components/ui/page-lock'
import type { LockStanding } from '@/lib/lock/standing'
import { createHands } from './hands'
import { type SharedLock, shareLock } from './share-lock'
import { openTabs, type Tabs } from './tabs'

const EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
/** A hand that moves is noted no more often than this. */
const NOTED_EVERY_MS = 1_000

/**
 * Reports the hands on this browser to the server, shared by all its tabs, and locks the page once there was none for so long.
 * @param lockAfterMs - 0: only by hand
 */
export function useHands(userId: string, lockAfterMs: number): void {
  useEffect(() => {
    const tabs = openTabs(userId)
    const shared = shareLock(tabs)
    const stop = lockAfterMs > 0 ? followHands(lockAfterMs, tabs, shared) : tabs.listen(shared.hear)
    return () => {
      stop()
      shared.stop()
      tabs.close()
    }
  }, [userId, lockAfterMs])
}

/** Asks the server, or tells it something; null where none answers. What it says of the lock is taken. */
async function standing(path: string, call?: ApiCall): Promise<LockStanding | null> {
  const epoch = lockEpoch()
  const answer = await callApi<LockStanding>(path, call)
  if (!answer.ok || epoch !== lockEpoch()) return null
  learnLock(answer.value.locked, epoch)
  return answer.value
}

function followHands(lockAfterMs: number, tabs: Tabs, { hear }: Pick<SharedLock, 'hear'>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let notedAt = 0
  const hands = createHands({
    lockAfterMs,
    now: Date.now,
    onLock: lockPage,
    async report(agoMs) {
      const at = Date.now()
      const heard = await standing('/api/session/hand', { method: 'POST', body: { agoMs } })
      if (heard) tabs.tell({ reportedUntil: at - agoMs })
      return heard
    },
  })
  const look = () => {
    clearTimeout(timer)
    if (!isLocked()) timer = setTimeout(look, hands.look())
  }
  const noted = () => {
    const now = Date.now()
    if (isLocked() || now - notedAt < NOTED_EVERY_MS) return
    notedAt = now
    hands.note(now)
    tabs.tell({ hand: now })
    look()
  }
  const unlisten = tabs.listen((news) => {
    const { hand, reportedUntil } = news
    hear(news)
    if (hand !== undefined) hands.note(hand)
    if (reportedUntil !== undefined) hands.noteReport(reportedUntil)
  })
  const opened = onLockChange(() => {
    if (isLocked()) return
    hands.note()
    look()
  })
  const ended = onHandNoted(noted)
  for (const name of EVENTS) window.addEventListener(name, noted, { capture: true, passive: true })
  // A machine that slept wakes with timers that have not counted.
  document.addEventListener('visibilitychange', look)
  // What opened this page need not have been a hand: the server knows the last one.
  void standing('/api/session').then((known) => {
    if (known) hands.learn(known)
    look()
  })
  return () => {
    clearTimeout(timer)
    unlisten()
    opened()
    ended()
    document.removeEventListener('visibilitychange', look)
    for (const name of EVENTS) window.removeEventListener(name, noted, { capture: true })
  }
}
