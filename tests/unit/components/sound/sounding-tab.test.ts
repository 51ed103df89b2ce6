import { describe, expect, it } from 'vitest'
import type { Connection } from '@/components/feed/board-store'
import { createObservable } from '@/components/feed/observable'
import type { PlayerState } from '@/components/sound/player'
import { createSoundingTab, followAble, type TabLocks } from '@/components/sound/sounding-tab'
import { fakeLocks } from './fake-locks'

/** Lets every promise that is settled be heard of. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** What a document says of its visibility. */
class Visibility extends EventTarget {
  visibilityState: DocumentVisibilityState
  constructor(seen: boolean) {
    super()
    this.visibilityState = seen ? 'visible' : 'hidden'
  }
  change(seen: boolean) {
    this.visibilityState = seen ? 'visible' : 'hidden'
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

/** A tab that has news, is not muted, and may play; seen unless `seen` is false. */
function openTab(locks: TabLocks | null, seen = true) {
  const visibility = new Visibility(seen)
  const tab = createSoundingTab({ locks, name: 'sound', visibility })
  const connection = createObservable<Connection>({ state: 'live' })
  const settings = createObservable({ volume: 1, muted: false })
  const state = createObservable<PlayerState>('ready')
  const unfollow = followAble({ tab, connection, settings, player: { state } })
  return {
    sounds: () => tab.isHere.get(),
    connection,
    settings,
    state,
    async show(next: boolean) {
      visibility.change(next)
      await settled()
    },
    close() {
      unfollow()
      tab.stop()
    },
  }
}
type Tab = ReturnType<typeof openTab>

const sounding = async (tabs: readonly Tab[]) => {
  await settled()
  return tabs.map((tab) => tab.sounds())
}

describe('the tab that sounds', () => {
  it('is the one that came into view last', async () => {
    const locks = fakeLocks()
    const first = openTab(locks)
    expect(await sounding([first])).toEqual([true])
    const second = openTab(locks)
    expect(await sounding([first, second])).toEqual([false, true])
    await first.show(false)
    await first.show(true)
    expect(await sounding([first, second])).toEqual([true, false])
    await second.show(false)
    await second.show(true)
    expect(await sounding([first, second])).toEqual([false, true])
  })

  it('stays the same while others open out of view, and while it is out of view itself', async () => {
    const locks = fakeLocks()
    const first = openTab(locks)
    await settled()
    const hidden = openTab(locks, false)
    await first.show(false)
    expect(await sounding([first, hidden])).toEqual([true, false])
  })

  const cannot: readonly [string, (tab: Tab) => void, (tab: Tab) => void][] = [
    [
      'is muted',
      ({ settings }) => settings.set({ volume: 1, muted: true }),
      ({ settings }) => settings.set({ volume: 1, muted: false }),
    ],
    ['is blocked', ({ state }) => state.set('blocked'), ({ state }) => state.set('ready')],
    [
      'has no news',
      ({ connection }) => connection.set({ state: 'stale', since: 0 }),
      ({ connection }) => connection.set({ state: 'live' }),
    ],
  ]
  it.each(cannot)('leaves it to another while it %s', async (_, lose, regain) => {
    const locks = fakeLocks()
    const other = openTab(locks)
    await settled()
    const tab = openTab(locks)
    expect(await sounding([other, tab])).toEqual([false, true])
    lose(tab)
    expect(await sounding([other, tab])).toEqual([true, false])
    await tab.show(true)
    expect(await sounding([other, tab])).toEqual([true, false])
    regain(tab)
    expect(await sounding([other, tab])).toEqual([false, true])
  })

  it('is followed at once when it is closed, or crashes', async () => {
    const locks = fakeLocks()
    const tabs = [openTab(locks), openTab(locks, false), openTab(locks, false)]
    expect(await sounding(tabs)).toEqual([true, false, false])
    tabs[0]?.close()
    expect(await sounding(tabs)).toEqual([false, true, false])
    locks.crash()
    expect((await sounding(tabs))[2]).toBe(true)
  })

  it('does not come back once it is closed', async () => {
    const locks = fakeLocks()
    const [open, closed] = [openTab(locks), openTab(locks, false)]
    await settled()
    closed.close()
    await closed.show(true)
    open.close()
    expect(await sounding([open, closed])).toEqual([false, false])
  })

  it('is every tab where the browser has no locks, or where they fail', async () => {
    const fail: TabLocks = { request: () => Promise.reject(new Error('No locks here')) }
    for (const locks of [null, fail]) {
      const tabs = [openTab(locks), openTab(locks)]
      expect(await sounding(tabs)).toEqual([true, true])
      tabs[0]?.settings.set({ volume: 1, muted: true })
      expect(await sounding(tabs)).toEqual([false, true])
    }
  })
})
