import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ApiAnswer } from '@/components/feed/http'
import { type Ask, createOutbox, type Outbox, type PostRequest } from '@/components/outbox/outbox'
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
    text: () => [...kept.values()].join(),
  }
}

describe('the outbox', () => {
  const open: Outbox[] = []
  afterEach(() => {
    for (const outbox of open.splice(0)) outbox.stop()
  })
  const make = (post: PostRequest, storage = browserTab(), userId = 'bea') => {
    const outbox = createOutbox({ userId, post, storage, notSentMs: 30, retryMs: () => 5 })
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

  it.each(['starting', 'database_unavailable', 'internal', 'too_many_attempts', 'unauthenticated'] as const)(
    'tries again after %s, which may pass',
    async (code) => {
      const answers = [no(code), yes]
      const { outbox, state } = make(async () => answers.shift() ?? yes)
      outbox.ask(ask)
      await vi.waitFor(() => expect(state()).toBe('accepted'))
    },
  )

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

  it('goes on after a reload, with the same key, for the same user only', async () => {
    const storage = browserTab()
    const before = vi.fn(async () => no('upstream_unavailable', false))
    const first = make(before, storage)
    first.outbox.ask(ask)
    await vi.waitFor(() => expect(before).toHaveBeenCalled())
    first.outbox.stop()

    const other = make(async () => yes, storage, 'somebody else')
    expect(other.outbox.attempts.get()).toEqual([])
    other.outbox.ask(ask)
    await vi.waitFor(() => expect(other.state()).toBe('accepted'))

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
})
