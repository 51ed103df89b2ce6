import { describe, expect, it, vi } from 'vitest'
import { createLostUpgrades } from '@/server/realtime/lost-upgrades'

describe('handshakes whose upgrade was lost', () => {
  const KEY = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' }
  const from = (
    remoteAddress: string,
    context: { name: string; error?: unknown } = { name: 'TRANSPORT_HANDSHAKE_ERROR' },
    headers: Record<string, string> = KEY,
  ) =>
    // All that the counter reads of a request.
    ({ req: { socket: { remoteAddress }, headers }, context }) as Parameters<
      ReturnType<typeof createLostUpgrades>['note']
    >[0]
  const counter = () => {
    const warn = vi.fn()
    let now = 1_000_000
    const lost = createLostUpgrades({ warn }, () => now)
    return { ...lost, warn, pass: (ms: number) => (now += ms) }
  }

  it('are counted each, and logged once a minute', () => {
    const { note, read, warn, pass } = counter()
    expect(read()).toEqual({ count: 0, lastAt: null, from: null })
    for (let second = 0; second < 60; second++) {
      note(from('10.0.0.2'))
      pass(1_000)
    }
    expect(warn).toHaveBeenCalledTimes(1)
    note(from('10.0.0.3'))
    expect(warn).toHaveBeenCalledTimes(2)
    expect(warn.mock.lastCall?.[0]).toEqual({ address: '10.0.0.3', count: 61 })
    expect(read()).toEqual({ count: 61, lastAt: 1_060_000, from: '10.0.0.3' })
  })

  it('are not what else the engine refuses', () => {
    const { note, read, warn } = counter()
    note(from('10.0.0.2', { name: 'TRANSPORT_MISMATCH' }))
    note(from('10.0.0.2', { name: 'TRANSPORT_HANDSHAKE_ERROR', error: new Error('a socket that broke') }))
    expect(read().count).toBe(0)
    expect(warn).not.toHaveBeenCalled()
  })

  it('are not what asked for no upgrade', () => {
    const { note, read, warn } = counter()
    note(from('10.0.0.2', undefined, {}))
    expect(read().count).toBe(0)
    expect(warn).not.toHaveBeenCalled()
  })
})
