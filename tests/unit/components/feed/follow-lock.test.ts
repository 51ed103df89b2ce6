import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { followLock } from '@/components/feed/follow-lock'
import { hearLock, learnLock, lockEpoch, lockPage, unlockPage } from '@/components/ui/page-lock'
import { lockablePage } from '../lock/lockable-page'

function followed(refetch: () => Promise<boolean>) {
  lockablePage()
  vi.useFakeTimers()
  const forgetPatients = vi.fn()
  const socket = { on: vi.fn(), off: vi.fn() }
  onTestFinished(followLock(socket, { forgetPatients }, refetch))
  onTestFinished(() => void vi.useRealTimers())
  return { forgetPatients }
}

describe('a feed of a page that is locked', () => {
  it('forgets the patients at once, and fetches only after the server knows of the lock', async () => {
    const refetch = vi.fn(async () => true)
    const { forgetPatients } = followed(refetch)
    lockPage()
    expect(forgetPatients).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(refetch).not.toHaveBeenCalled()
    learnLock(true, lockEpoch())
    expect(refetch).toHaveBeenCalledTimes(1)
  })

  it('fetches at once where the server itself locked the session', () => {
    const refetch = vi.fn(async () => true)
    followed(refetch)
    hearLock(true)
    expect(refetch).toHaveBeenCalledTimes(1)
  })

  it('fetches the names again after it is unlocked, until that worked', async () => {
    let works = false
    const refetch = vi.fn(async () => works)
    followed(refetch)
    lockPage()
    unlockPage()
    await vi.advanceTimersByTimeAsync(10_000)
    const failed = refetch.mock.calls.length
    expect(failed).toBeGreaterThan(2)
    works = true
    await vi.advanceTimersByTimeAsync(3_000)
    expect(refetch).toHaveBeenCalledTimes(failed + 1)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(refetch).toHaveBeenCalledTimes(failed + 1)
  })
})
