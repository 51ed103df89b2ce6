import { expect, it, onTestFinished } from 'vitest'
import { shareLock } from '@/components/lock/share-lock'
import type { TabNews } from '@/components/lock/tabs'
import { isLocked, learnLock, lockEpoch, lockPage, unlockPage } from '@/components/ui/page-lock'
import { lockablePage } from './lockable-page'

/** A page of a tab, and what it tells the others. */
function tab() {
  lockablePage()
  const told: TabNews[] = []
  const { hear, stop } = shareLock({ tell: (news) => void told.push(news) })
  onTestFinished(stop)
  return { told, hear }
}

it('says when this page was locked, when the server has heard of it, and when it was unlocked', () => {
  const { told } = tab()
  lockPage()
  learnLock(true, lockEpoch())
  unlockPage()
  expect(told).toEqual([
    { locked: true, told: false },
    { locked: true, told: true },
    { locked: false, told: true },
  ])
})

it('repeats nothing of another tab: a tab that wakes late would lock a page again that was unlocked', () => {
  const { told, hear } = tab()
  hear({ locked: true, told: false })
  expect(isLocked()).toBe(true)
  hear({ locked: true, told: true })
  hear({ locked: false, told: true })
  expect(isLocked()).toBe(false)
  expect(told).toEqual([])
})
