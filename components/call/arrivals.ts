/**
 * Judges a connection by the packets that arrive. Its states are no proof: after a restart of ICE between Chromium and Firefox both
 * sides can say "connected" while no packet passes.
 */
export interface Arrivals {
  /** When this connection was opened, in ms of a clock that runs evenly. */
  readonly openedAt: number
  /** When the number of packets last grew; null: none has arrived. */
  readonly lastAt: number | null
  readonly packets: number
}

/** Sound by itself makes 50 packets a second: after this time (ms) without one the connection is dead. */
const SILENT_MS = 4_000
/** How long (ms) a new connection may take to its first packet: gathering, a TURN server, DTLS. */
const OPENING_MS = 8_000

export const noArrivals = (now: number): Arrivals => ({ openedAt: now, lastAt: null, packets: 0 })

/** Returns the arrivals after one more look at the number of packets. */
export const observed = (before: Arrivals, packets: number, now: number): Arrivals =>
  packets > before.packets ? { ...before, packets, lastAt: now } : before

/**
 * `opening`: no packet yet, and there is time left. `silent`: no packet for too long.
 * @param expected whether the other side sends anything: without that, silence means nothing
 */
export function judge(
  { openedAt, lastAt }: Arrivals,
  expected: boolean,
  now: number,
): 'opening' | 'arriving' | 'silent' {
  if (lastAt === null) return !expected || now - openedAt < OPENING_MS ? 'opening' : 'silent'
  return !expected || now - lastAt < SILENT_MS ? 'arriving' : 'silent'
}

/** Counts the packets of media that arrived, by a report of the browser. */
export function packetsIn(report: Iterable<readonly [string, unknown]>): number {
  let packets = 0
  for (const [, entry] of report) {
    if (typeof entry !== 'object' || entry === null || !('type' in entry) || !('packetsReceived' in entry))
      continue
    if (entry.type === 'inbound-rtp' && typeof entry.packetsReceived === 'number')
      packets += entry.packetsReceived
  }
  return packets
}
