import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Connection } from '@/components/feed/board-store'
import { createObservable } from '@/components/feed/observable'
import { startAlarm } from '@/components/sound/alarm'
import type { PlayerState } from '@/components/sound/player'
import { BURSTS, NO_NEWS, type Pattern } from '@/lib/sound/patterns'
import type { Ringing } from '@/lib/sound/schedule'

const EMERGENCY: Ringing = { id: 'e', priority: 'emergency' }
const ROUTINE: Ringing = { id: 'r', priority: 'routine' }

describe('the alarm of a display', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  function display(state: PlayerState = 'ready') {
    const played: { pattern: Pattern; stopped: boolean }[] = []
    const alerts = createObservable<readonly Ringing[]>([])
    const connection = createObservable<Connection>({ state: 'live' })
    const settings = createObservable({ volume: 1, muted: false })
    const player = {
      state: createObservable<PlayerState>(state),
      play: (pattern: Pattern) => {
        const playing = { pattern, stopped: false }
        played.push(playing)
        return {
          stop: () => {
            playing.stopped = true
          },
        }
      },
    }
    const isHere = createObservable(true)
    const now = () => performance.now()
    const stop = startAlarm({ alerts, connection, settings, player, tab: { isHere }, now })
    return {
      played,
      alerts,
      connection,
      settings,
      player,
      isHere,
      stop,
      patterns: () => played.map((one) => one.pattern),
    }
  }

  it('repeats until a nurse claims the request, and is silent from that moment on', () => {
    const { alerts, played } = display()
    alerts.set([EMERGENCY])
    expect(played).toHaveLength(1)
    vi.advanceTimersByTime(20_000)
    const before = played.length
    expect(before).toBeGreaterThanOrEqual(3)
    expect(played.at(-1)?.stopped).toBe(false)
    alerts.set([])
    expect(played.at(-1)?.stopped).toBe(true)
    vi.advanceTimersByTime(60_000)
    expect(played).toHaveLength(before)
  })

  it('goes on with a less urgent request when an emergency is claimed', () => {
    const { alerts, patterns } = display()
    alerts.set([ROUTINE, EMERGENCY])
    alerts.set([ROUTINE])
    vi.advanceTimersByTime(10_000)
    expect(patterns().slice(0, 2)).toEqual([BURSTS.emergency, BURSTS.routine])
  })

  it('plays nothing while it is muted, and sounds within 10 s after it is unmuted', () => {
    const { alerts, settings, played } = display()
    settings.set({ volume: 1, muted: true })
    alerts.set([EMERGENCY])
    vi.advanceTimersByTime(60_000)
    expect(played).toEqual([])
    settings.set({ volume: 1, muted: false })
    vi.advanceTimersByTime(10_000)
    expect(played.length).toBeGreaterThan(0)
  })

  it('stops the sound when it is muted', () => {
    const { alerts, settings, played } = display()
    alerts.set([EMERGENCY])
    settings.set({ volume: 1, muted: true })
    expect(played.map(({ stopped }) => stopped)).toEqual([true])
  })

  it('signals lost contact once, is silent meanwhile, and goes on with the requests that still wait', () => {
    const { alerts, connection, patterns, played } = display()
    alerts.set([EMERGENCY])
    connection.set({ state: 'stale', since: 0 })
    expect(played[0]?.stopped).toBe(true)
    alerts.set([EMERGENCY, ROUTINE])
    vi.advanceTimersByTime(60_000)
    connection.set({ state: 'stale', since: 1 })
    expect(patterns()).toEqual([BURSTS.emergency, NO_NEWS])
    connection.set({ state: 'live' })
    vi.advanceTimersByTime(10_000)
    expect(patterns()[2]).toBe(BURSTS.emergency)
  })

  it('does not signal lost contact while it is muted', () => {
    const { connection, settings, played } = display()
    settings.set({ volume: 1, muted: true })
    connection.set({ state: 'stale', since: 0 })
    expect(played).toEqual([])
  })

  it('starts with the waiting requests once the browser allows sound', () => {
    const { alerts, player, patterns } = display('blocked')
    alerts.set([EMERGENCY])
    vi.advanceTimersByTime(30_000)
    expect(patterns()).toEqual([])
    player.state.set('ready')
    expect(patterns()).toEqual([BURSTS.emergency])
  })

  it('is silent while another tab sounds, and goes on at once when that tab is gone', () => {
    const { alerts, isHere, played, patterns } = display()
    alerts.set([EMERGENCY])
    isHere.set(false)
    expect(played[0]?.stopped).toBe(true)
    vi.advanceTimersByTime(30_000)
    expect(played).toHaveLength(1)
    isHere.set(true)
    expect(patterns()).toEqual([BURSTS.emergency, BURSTS.emergency])
  })

  it('signals lost contact to its end, although another tab may sound then', () => {
    const { connection, isHere, played, patterns } = display()
    connection.set({ state: 'stale', since: 0 })
    isHere.set(false)
    expect(patterns()).toEqual([NO_NEWS])
    expect(played[0]?.stopped).toBe(false)
  })

  it('is silent once it is stopped', () => {
    const { alerts, played, stop } = display()
    alerts.set([EMERGENCY])
    stop()
    expect(played[0]?.stopped).toBe(true)
    vi.advanceTimersByTime(60_000)
    expect(played).toHaveLength(1)
  })
})
