import { describe, expect, it, vi } from 'vitest'
import { callApi } from '@/components/feed/http'
import { hearLock, isLocked, onLockWanted, unlockPage } from '@/components/ui/page-lock'
import { lockablePage } from '../lock/lockable-page'

const LOCKED = { error: { code: 'session_locked', message: 'Locked.' } }

/** A server that answers when the test says so. */
function server() {
  lockablePage()
  let answer = (_: Response) => {}
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((resolve) => {
        answer = resolve
      }),
  )
  return { refuses: () => answer(Response.json(LOCKED, { status: 423 })) }
}

describe('an answer that the session is locked', () => {
  it('locks the page, and one to a press leads to the field that unlocks', async () => {
    const { refuses } = server()
    const wanted = vi.fn()
    onLockWanted(wanted)
    const call = callApi('/api/assistance-requests/1/claim', { method: 'POST' })
    refuses()
    await call
    expect(isLocked()).toBe(true)
    expect(wanted).toHaveBeenCalledTimes(1)
  })

  it.each(['GET', 'POST'] as const)(
    'does not lock a page that was unlocked meanwhile (%s)',
    async (method) => {
      const { refuses } = server()
      const wanted = vi.fn()
      onLockWanted(wanted)
      hearLock(true)
      const call = callApi('/api/chart', { method })
      unlockPage()
      refuses()
      await call
      expect(isLocked()).toBe(false)
      expect(wanted).not.toHaveBeenCalled()
    },
  )
})
