import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createObservable } from '@/components/feed/observable'
import { startChime } from '@/components/sound/chime'
import type { PlayerState } from '@/components/sound/player'
import { BURSTS, KNOCK, type Pattern } from '@/lib/sound/patterns'

const MINUTE_MS = 60_000
const MOST_APART_MS = 10_000

describe('the chime of a knock', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  function device(state: PlayerState) {
    const played: { pattern: Pattern; at: number; stopped: boolean }[] = []
    const player = {
      state: createObservable<PlayerState>(state),
      play: (pattern: Pattern) => {
        const playing = { pattern, at: Date.now(), stopped: false }
        played.push(playing)
        return {
          stop: () => {
            playing.stopped = true
          },
        }
      },
    }
    return { played, player }
  }

  it('sounds at once and never more than 10 s apart until it is answered, and not afterwards', () => {
    const { played, player } = device('ready')
    const stop = startChime(player)
    expect(played).toHaveLength(1)
    vi.advanceTimersByTime(MINUTE_MS)
    const gaps = played.slice(1).map(({ at }, index) => at - (played[index]?.at ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(MOST_APART_MS)
    expect(played.length).toBeGreaterThanOrEqual(MINUTE_MS / MOST_APART_MS)
    stop()
    expect(played.at(-1)?.stopped).toBe(true)
    const heard = played.length
    vi.advanceTimersByTime(MINUTE_MS)
    expect(played).toHaveLength(heard)
  })

  it('sounds as soon as a browser that was silent lets it', () => {
    const { played, player } = device('blocked')
    const stop = startChime(player)
    expect(played).toEqual([])
    player.state.set('ready')
    expect(played).toHaveLength(1)
    stop()
  })

  it('is none of the alarms of the wards', () => {
    for (const burst of Object.values(BURSTS)) expect(burst).not.toEqual(KNOCK)
    expect(Math.min(...KNOCK.map(({ lengthMs }) => lengthMs))).toBeGreaterThan(250)
  })
})
