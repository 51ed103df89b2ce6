import { describe, expect, it, vi } from 'vitest'
import {
  hearLock,
  isLocked,
  isLockUntold,
  learnLock,
  lockEpoch,
  lockPage,
  onLockTold,
  onLockUntold,
  unlockPage,
} from '@/components/ui/page-lock'
import { lockablePage } from '../lock/lockable-page'

describe('the lock of a page', () => {
  it('is not undone by a server that has not heard of it, which is told again', () => {
    lockablePage()
    const untold = vi.fn()
    onLockUntold(untold)
    lockPage()
    learnLock(false, lockEpoch())
    expect(isLocked()).toBe(true)
    expect(untold).toHaveBeenCalledTimes(2)
  })

  it('is not undone by an answer once the server knows of it either, and not told again', () => {
    lockablePage()
    const [untold, told] = [vi.fn(), vi.fn()]
    onLockUntold(untold)
    onLockTold(told)
    lockPage()
    learnLock(true, lockEpoch())
    expect([isLocked(), isLockUntold(), told.mock.calls.length]).toEqual([true, false, 1])
    learnLock(false, lockEpoch())
    expect(isLocked()).toBe(true)
    expect(untold).toHaveBeenCalledTimes(1)
  })

  it('is undone by the news of an unlocking, but not by news from before the server knew of the lock', () => {
    lockablePage()
    lockPage()
    hearLock(false)
    expect(isLocked()).toBe(true)
    learnLock(true, lockEpoch())
    hearLock(false)
    expect(isLocked()).toBe(false)
  })

  it('does not come back by an answer that was asked for before the page was unlocked', () => {
    lockablePage()
    hearLock(true)
    const epoch = lockEpoch()
    unlockPage()
    learnLock(true, epoch)
    expect(isLocked()).toBe(false)
    learnLock(true, lockEpoch())
    expect(isLocked()).toBe(true)
  })
})
