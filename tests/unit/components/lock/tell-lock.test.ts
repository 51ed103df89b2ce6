import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { tellLock } from '@/components/lock/tell-lock'
import { isLocked, isLockUntold, lockPage, unlockPage } from '@/components/ui/page-lock'
import { loadPage, lockablePage } from './lockable-page'

const UNAUTHENTICATED = { code: 'unauthenticated', message: 'Sign in first.' }

/** A page whose server answers only while it is `reached`. */
function page() {
  const lockable = lockablePage()
  const line = { reached: true, status: 200 }
  const fetched = vi.fn(async (path: string) => {
    if (!line.reached) throw new TypeError(`no answer for ${path}`)
    if (line.status === 401) return Response.json({ error: UNAUTHENTICATED }, line)
    return Response.json({ locked: true, lockInMs: null, pin: false })
  })
  vi.stubGlobal('fetch', fetched)
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  onTestFinished(tellLock('victor'))
  return { ...lockable, line, fetched }
}

describe('a lock that began on a page', () => {
  it('is told to the server at once, and once', async () => {
    const { fetched } = page()
    lockPage()
    expect(fetched).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(isLockUntold()).toBe(false)
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  it('is told again until the server has heard of it', async () => {
    const { line, fetched } = page()
    line.reached = false
    lockPage()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(isLockUntold()).toBe(true)
    line.reached = true
    await vi.advanceTimersByTimeAsync(2_000)
    expect([isLocked(), isLockUntold()]).toEqual([true, false])
    const asked = fetched.mock.calls.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(fetched).toHaveBeenCalledTimes(asked)
  })

  it('outlives a page that is loaded again before the server has heard of it, for the same user only', async () => {
    const first = page()
    first.line.reached = false
    lockPage()
    await vi.advanceTimersByTimeAsync(1)
    const kept = new Map(first.kept)
    loadPage(first.kept)
    onTestFinished(tellLock('victor'))
    expect(isLocked()).toBe(true)
    loadPage(kept)
    onTestFinished(tellLock('bea'))
    expect(isLocked()).toBe(false)
    expect(kept.size).toBe(0)
  })

  it('does not outlive a session that has ended: its user signs in again in the same tab, to a board that is open', async () => {
    const { kept, line } = page()
    line.status = 401
    lockPage()
    await vi.advanceTimersByTimeAsync(1)
    expect(kept.size).toBe(0)
    loadPage(kept)
    onTestFinished(tellLock('victor'))
    expect(isLocked()).toBe(false)
  })

  it('is forgotten once its user has unlocked the page', async () => {
    const { kept, line } = page()
    line.reached = false
    lockPage()
    unlockPage()
    expect(kept.size).toBe(0)
  })
})
