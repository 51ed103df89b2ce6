import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ApiAnswer } from '@/components/feed/http'
import { type Ask, createOutbox, type Outbox, type PostRequest } from '@/components/outbox/outbox'
import { notePassedSignIn } from '@/components/outbox/unsent-storage'
import type { RequestView } from '@/lib/board/types'
import { type ErrorCode, statusOf } from '@/lib/errors'
import { request } from '../../lib/board/ward'

const ask: Ask = {
  bedId: 'bed-1',
  place: 'floor 2, 431 bed 2',
  locator: { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' },
  reason: 'fall-risk',
  priority: 'urgent',
  phone: '555-0142',
}
const view: RequestView = {
  ...request({ status: 'sending' }),
  status: 'sending',
  bedId: 'bed-1',
  buildingId: 'b1',
  place: { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' },
  ended: null,
}
const yes: ApiAnswer<RequestView> = { ok: true, value: view, status: 201 }
const no = (code: ErrorCode, reached = true): ApiAnswer<RequestView> => ({
  ok: false,
  status: statusOf(code),
  reached,
  refusal: { code, message: code },
})

function browserTab() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
    text: () => [...kept.values()].join(),
  }
}

describe('the outbox', () => {
  const open: Outbox[] = []
  afterEach(() => {
    for (const outbox of open.splice(0)) outbox.stop()
  })
  const make = (post: PostRequest, storage = browserTab(), userId = 'bea', shared = true) => {
    const outbox = createOutbox({ userId, post, storage, shared, notSentMs: 30, retryMs: () => 5 })
    open.push(outbox)
    return { outbox, storage, state: () => outbox.attempts.get()[0]?.state }
  }
  const keysOf = (post: { mock: { calls: unknown[][] } }) => new Set(post.mock.calls.map(([, key]) => key))

  it('shows a request that the server accepted, and stores nothing of it in the browser', async () => {
    const { outbox, storage, state } = make(async () => yes)
    outbox.ask(ask)
    await vi.waitFor(() => expect(state()).toBe('accepted'))
    expect(storage.text()).toBe('')
  })

  it('says NOT SENT while the server does not answer, and retries with the same key until it does', async () => {
    let there = false
    const post = vi.fn(async () => (there ? yes : no('upstream_unavailable', false)))
    const { outbox, state } = make(post)
    outbox.ask(ask)
    expect(state()).toBe('sending')
    await vi.waitFor(() => expect(state()).toBe('not-sent'))
    there = true
    await vi.waitFor(() => expect(state()).toBe('accepted'))
    expect(post.mock.calls.length).toBeGreaterThan(1)
    expect(keysOf(post).size).toBe(1)
  })

  it('says with every try how long ago the user tapped, also after a reload', async () => {
    const agos: number[] = []
    const never: PostRequest = async (_ask, _key, agoMs) => {
      agos.push(agoMs)
      return no('upstream_unavailable', false)
    }
    const { outbox, storage } = make(never)
    outbox.ask(ask)
    await vi.waitFor(() => expect(agos.length).toBeGreaterThan(2))
    outbox.stop()
    expect(agos).toEqual(agos.toSorted((a, b) => a - b))
    const tappedAt = outbox.attempts.get()[0]?.askedAt ?? 0
    // This tab comes back a minute later.
    vi.spyOn(Date, 'now').mockReturnValue(tappedAt + 60_000)
    const before = agos.length
    make(never, storage)
    vi.restoreAllMocks()
    expect(agos[before]).toBeGreaterThanOrEqual(60_000)
    expect(agos[before]).toBeLessThan(61_000)
  })

  it('does not believe a clock that is set while the page is open', async () => {
    const agos: number[] = []
    const { outbox } = make(async (_ask, _key, agoMs) => {
      agos.push(agoMs)
      vi.spyOn(Date, 'now').mockReturnValue(0)
      return no('upstream_unavailable', false)
    })
    outbox.ask(ask)
    await vi.waitFor(() => expect(agos.length).toBeGreaterThan(1))
    vi.restoreAllMocks()
    for (const ago of agos) expect(ago).toBeGreaterThanOrEqual(0)
    expect(Math.max(...agos)).toBeLessThan(60_000)
  })

  it('says NOT SENT when the first try hangs', async () => {
    const { outbox, state } = make(() => new Promise(() => {}))
    outbox.ask(ask)
    await vi.waitFor(() => expect(state()).toBe('not-sent'))
  })

  it.each([
    'starting',
    'database_unavailable',
    'internal',
    'too_many_attempts',
    'unauthenticated',
    'session_changed',
    'second_factor_missing',
  ] as const)('tries again after %s, which may pass', async (code) => {
    const answers = [no(code), yes]
    const { outbox, state } = make(async () => answers.shift() ?? yes)
    outbox.ask(ask)
    await vi.waitFor(() => expect(state()).toBe('accepted'))
  })

  it.each(['forbidden', 'invalid', 'place_unknown'] as const)(
    'gives up after %s, and says so',
    async (code) => {
      const post = vi.fn(async () => no(code))
      const { outbox, state, storage } = make(post)
      outbox.ask(ask)
      await vi.waitFor(() => expect(state()).toBe('refused'))
      expect(post).toHaveBeenCalledTimes(1)
      expect(storage.text()).toBe('')
    },
  )

  it('goes on after a reload, with the same key, and another user is asked first', async () => {
    const storage = browserTab()
    const before = vi.fn(async () => no('upstream_unavailable', false))
    const first = make(before, storage)
    first.outbox.ask(ask)
    await vi.waitFor(() => expect(before).toHaveBeenCalled())
    first.outbox.stop()

    const another = vi.fn(async () => yes)
    const other = make(another, storage, 'carla')
    expect(other.outbox.attempts.get().map(({ state }) => state)).toEqual(['held'])
    other.outbox.stop()
    expect(another).not.toHaveBeenCalled()

    const after = vi.fn(async () => yes)
    const { state } = make(after, storage)
    await vi.waitFor(() => expect(state()).toBe('accepted'))
    expect(keysOf(after)).toEqual(keysOf(before))
  })

  it('sends one request however often a bed is tapped', async () => {
    const post = vi.fn(async () => no('upstream_unavailable', false))
    const { outbox } = make(post)
    outbox.ask(ask)
    outbox.ask(ask)
    await vi.waitFor(() => expect(post.mock.calls.length).toBeGreaterThan(2))
    expect(outbox.attempts.get()).toHaveLength(1)
    expect(keysOf(post).size).toBe(1)
  })

  it('stops when it is told to', async () => {
    const post = vi.fn(async () => no('upstream_unavailable', false))
    const { outbox, storage } = make(post)
    outbox.ask(ask)
    const key = outbox.attempts.get()[0]?.key ?? ''
    outbox.drop(key)
    expect(outbox.attempts.get()).toEqual([])
    expect(storage.text()).toBe('')
  })

  it('does not let a stored request of long ago resurface', () => {
    const storage = browserTab()
    const old = { ...ask, key: 'k', userId: 'bea', askedAt: Date.now() - 86_400_000, state: 'not-sent' }
    storage.setItem('lantern.unsent.bea', JSON.stringify([old]))
    expect(make(async () => yes, storage).outbox.attempts.get()).toEqual([])
  })

  /** A tab with one attempt of bea's that had no answer `agoMs` ago. */
  const tabWith = (agoMs: number, more: object = {}) => {
    const storage = browserTab()
    const left = { ...ask, key: 'k', userId: 'bea', askedAt: Date.now() - agoMs, state: 'not-sent', ...more }
    storage.setItem('lantern.unsent.bea', JSON.stringify([left]))
    return storage
  }
  const BEFORE_HOLD = 110_000
  const AFTER_HOLD = 130_000

  it.each([
    ['bea', BEFORE_HOLD, true, 'accepted'],
    ['bea', AFTER_HOLD, true, 'held'],
    ['bea', AFTER_HOLD, false, 'accepted'],
    ['carla', BEFORE_HOLD, true, 'held'],
    ['carla', BEFORE_HOLD, false, 'held'],
  ])(
    'after a sign-in (%s, %i ms later, by the sign-in page: %s) is %s',
    async (user, agoMs, signedIn, state) => {
      const storage = tabWith(agoMs)
      if (signedIn) notePassedSignIn(storage)
      const post = vi.fn(async () => yes)
      const tab = make(post, storage, user)
      await vi.waitFor(() => expect(tab.state()).toBe(state))
      expect(post).toHaveBeenCalledTimes(state === 'held' ? 0 : 1)
      // A reload asks again.
      if (state === 'held') expect(make(post, storage, user).state()).toBe('held')
    },
  )

  it('sends what another user left as that of the user who confirms it, once', async () => {
    const storage = tabWith(BEFORE_HOLD)
    const post = vi.fn(async () => yes)
    const { outbox, state } = make(post, storage, 'carla')
    outbox.confirm('k')
    outbox.confirm('k')
    await vi.waitFor(() => expect(state()).toBe('accepted'))
    expect(outbox.attempts.get()).toMatchObject([{ userId: 'carla', bedId: ask.bedId }])
    expect([...keysOf(post)]).toEqual([outbox.attempts.get()[0]?.key])
    expect(keysOf(post)).not.toContain('k')
    expect(storage.text()).toBe('')
  })

  it('keeps the key of a user who confirms their own: the server may have it', async () => {
    const storage = tabWith(AFTER_HOLD, { passedSignIn: true })
    const agos: number[] = []
    const post = vi.fn(async (_ask: Ask, _key: string, agoMs: number) => {
      agos.push(agoMs)
      return yes
    })
    const { outbox, state } = make(post, storage)
    outbox.confirm('k')
    // It is being sent, and not yet late, although its patient has waited since the tap.
    expect(state()).toBe('sending')
    await vi.waitFor(() => expect(state()).toBe('accepted'))
    expect([...keysOf(post)]).toEqual(['k'])
    expect(agos[0]).toBeGreaterThanOrEqual(AFTER_HOLD)
  })

  it('forgets what is no longer needed, also of another user', () => {
    const storage = tabWith(BEFORE_HOLD)
    const post = vi.fn(async () => yes)
    make(post, storage, 'carla').outbox.drop('k')
    expect(make(post, storage, 'bea').outbox.attempts.get()).toEqual([])
    expect(post).not.toHaveBeenCalled()
  })

  it('asks no one at a device that no one signs in to', async () => {
    const storage = tabWith(AFTER_HOLD, { passedSignIn: true })
    const { state } = make(async () => yes, storage, 'bea', false)
    await vi.waitFor(() => expect(state()).toBe('accepted'))
    expect(make(async () => yes, tabWith(BEFORE_HOLD), 'serial', false).outbox.attempts.get()).toEqual([])
  })
})
