import { describe, expect, it } from 'vitest'
import { noteReload, RELOAD_EVERY_MS, reloadIn } from '@/components/feed/version-reload'

/** A browser's session storage. */
function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}
const refusing = {
  getItem: () => {
    throw new Error('SecurityError')
  },
  setItem: () => {
    throw new Error('SecurityError')
  },
}

describe('the reload for a newer version', () => {
  it('is allowed at once, and then once every ten minutes', () => {
    const kept = storage()
    expect(reloadIn(kept, 1_000_000)).toBe(0)
    expect(noteReload(kept, 1_000_000)).toBe(true)
    expect(reloadIn(kept, 1_000_000)).toBe(600_000)
    expect(reloadIn(kept, 1_599_999)).toBe(1)
    expect(reloadIn(kept, 1_600_000)).toBe(0)
  })

  it('is not blocked for ever by a clock that was set back', () => {
    const kept = storage()
    noteReload(kept, 9_000_000_000)
    expect(reloadIn(kept, 1_000)).toBe(RELOAD_EVERY_MS)
  })

  it('is skipped without session storage, where nothing would end a loop', () => {
    expect(reloadIn(refusing, 1_000)).toBeNull()
    expect(noteReload(refusing, 1_000)).toBe(false)
    expect(noteReload({ getItem: () => null, setItem: () => {} }, 1_000)).toBe(false)
  })
})
