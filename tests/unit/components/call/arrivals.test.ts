import { describe, expect, it } from 'vitest'
import { type Arrivals, judge, noArrivals, observed, packetsIn } from '@/components/call/arrivals'

const OPENED = 1_000
/** One look a second, each with the packets that had arrived by then. */
const looks = (packets: readonly number[], expected: (second: number) => boolean = () => true): Arrivals =>
  packets.reduce(
    (arrivals, count, index) => observed(arrivals, count, expected(index + 1), OPENED + (index + 1) * 1_000),
    noArrivals(OPENED),
  )

describe('what arrives on a connection', () => {
  it('is given 8 s for the first packet', () => {
    const arrivals = observed(noArrivals(OPENED), 0, true, OPENED)
    expect(judge(arrivals, OPENED + 7_999)).toBe('opening')
    expect(judge(arrivals, OPENED + 8_000)).toBe('silent')
  })

  it('is silent 4 s after the last packet, whatever the connection says of itself', () => {
    const arrivals = looks([50, 100, 100, 100])
    expect(judge(arrivals, OPENED + 5_999)).toBe('arriving')
    expect(judge(arrivals, OPENED + 6_000)).toBe('silent')
    expect(judge(observed(arrivals, 101, true, OPENED + 6_000), OPENED + 6_000)).toBe('arriving')
  })

  it('may be nothing where the other side sends nothing', () => {
    const never = () => false
    expect(judge(looks([0], never), OPENED + 60_000)).toBe('opening')
    expect(judge(looks([50], never), OPENED + 60_000)).toBe('arriving')
  })

  it('has its time again when the other side starts its camera late', () => {
    const silent = Array.from({ length: 60 }, () => 0)
    const late = looks(silent, (second) => second === 60)
    expect(judge(late, OPENED + 60_000)).toBe('opening')
    expect(judge(late, OPENED + 68_000)).toBe('silent')
    const again = looks(
      silent.map(() => 50),
      (second) => second === 1 || second === 60,
    )
    expect(judge(again, OPENED + 63_999)).toBe('arriving')
    expect(judge(again, OPENED + 64_000)).toBe('silent')
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
