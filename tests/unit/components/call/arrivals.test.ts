import { describe, expect, it } from 'vitest'
import { type Arrivals, judge, noArrivals, observed, packetsIn } from '@/components/call/arrivals'

const OPENED = 1_000
/** One look a second, each with the packets that had arrived by then. */
const looks = (...packets: readonly number[]): Arrivals =>
  packets.reduce(
    (arrivals, count, second) => observed(arrivals, count, OPENED + (second + 1) * 1_000),
    noArrivals(OPENED),
  )

describe('what arrives on a connection', () => {
  it('is given 8 s for the first packet', () => {
    expect(judge(looks(0, 0, 0), true, OPENED + 7_999)).toBe('opening')
    expect(judge(looks(0, 0, 0), true, OPENED + 8_000)).toBe('silent')
  })

  it('is silent 4 s after the last packet, whatever the connection says of itself', () => {
    const arrivals = looks(50, 100, 100, 100)
    expect(judge(arrivals, true, OPENED + 5_999)).toBe('arriving')
    expect(judge(arrivals, true, OPENED + 6_000)).toBe('silent')
    expect(judge(observed(arrivals, 101, OPENED + 6_000), true, OPENED + 6_000)).toBe('arriving')
  })

  it('may be nothing where the other side sends nothing', () => {
    expect(judge(looks(0), false, OPENED + 60_000)).toBe('opening')
    expect(judge(looks(50), false, OPENED + 60_000)).toBe('arriving')
  })

  it('is counted over all media, and nothing else of the report', () => {
    const report = new Map<string, unknown>([
      ['a', { type: 'inbound-rtp', kind: 'audio', packetsReceived: 40 }],
      ['v', { type: 'inbound-rtp', kind: 'video', packetsReceived: 2 }],
      ['o', { type: 'outbound-rtp', packetsSent: 9 }],
      ['r', { type: 'remote-inbound-rtp', packetsReceived: 9 }],
      ['n', null],
    ])
    expect(packetsIn(report)).toBe(42)
  })
})
