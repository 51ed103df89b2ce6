import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { leaveSignedOut, signOutHere } from '@/components/feed/leave-signed-out'

const assign = vi.fn()
let page: EventTarget

beforeEach(() => {
  page = Object.assign(new EventTarget(), { location: { assign } })
  vi.stubGlobal('window', page)
})

afterEach(() => {
  page.dispatchEvent(new Event('pagehide'))
  assign.mockClear()
  vi.unstubAllGlobals()
})

/** Where the page went last. */
const lastWay = () => assign.mock.lastCall?.[0]

describe('Leaving for the sign-in page', () => {
  it('keeps the reason of the socket when HTTP answers 401 after it', () => {
    leaveSignedOut('revoked')
    leaveSignedOut('expired')
    expect(lastWay()).toBe('/sign-in?ended=revoked')
  })

  it('gives the reason of the socket when HTTP answered 401 before it', () => {
    leaveSignedOut('expired')
    expect(lastWay()).toBe('/sign-in?ended=expired')
    leaveSignedOut('revoked')
    expect(lastWay()).toBe('/sign-in?ended=revoked')
  })

  it('keeps the reason of the socket through a sign-out that failed', async () => {
    await signOutHere(async () => {
      leaveSignedOut('signed-out')
      leaveSignedOut('expired')
      expect(assign).not.toHaveBeenCalled()
      throw new Error('no answer')
    })
    expect(lastWay()).toBe('/sign-in?ended=signed-out')
  })

  it('works again in a page that the back button brings back', async () => {
    await signOutHere(async () => leaveSignedOut('signed-out'))
    expect(assign).not.toHaveBeenCalled()
    page.dispatchEvent(new Event('pagehide'))
    leaveSignedOut('expired')
    expect(lastWay()).toBe('/sign-in?ended=expired')
  })
})
