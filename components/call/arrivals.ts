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
  /** Since when the other side sends anything; null while it does not, and silence means nothing. */
  readonly expectedAt: number | null
}

/** Sound by itself makes 50 packets a second: after this time (ms) without one the connection is dead. */
const SILENT_MS = 4_000
/** How long (ms) a new connection may take to its first packet: gathering, a TURN server, DTLS. */
const OPENING_MS = 8_000

export const noArrivals = (now: number): Arrivals => ({
  openedAt: now,
  lastAt: null,
  packets: 0,
  expectedAt: null,
})

/**
 * Returns the arrivals after one more look at the number of packets.
 * @param expected whether the other side sends anything
 */
export const observed = (before: Arrivals, packets: number, expected: boolean, now: number): Arrivals => ({
  ...before,
  ...(packets > before.packets && { packets, lastAt: now }),
  expectedAt: expected ? (before.expectedAt ?? now) : null,
})

/**
 * `opening`: no packet yet, and there is time left. `silent`: no packet for too long. A camera that is started late has the same
 * time as one that was on from the start.
 */
export function judge(
  { openedAt, lastAt, expectedAt }: Arrivals,
  now: number,
): 'opening' | 'arriving' | 'silent' {
  const [state, since, limit] =
    lastAt === null
      ? (['opening', openedAt, OPENING_MS] as const)
      : (['arriving', lastAt, SILENT_MS] as const)
  return expectedAt === null || now - Math.max(since, expectedAt) < limit ? state : 'silent'
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
