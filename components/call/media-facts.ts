/**
 * What a report of `getStats` says of one connection, as sums since it was opened. Chromium 156 and Firefox 153 give all of it; the
 * round trip of Firefox's candidate pair is always 0, so the one that the far side's receiver reports comes first. A
 * browser that counts no freezes, or names no route, gives null.
 */
export interface MediaFacts {
  /** The longest of sound and picture (ms). */
  readonly roundTripMs: number | null
  readonly packetsIn: number
  readonly lostIn: number
  readonly packetsOut: number
  readonly lostOut: number
  readonly freezes: number | null
  readonly freezeMs: number | null
  readonly picturesIn: number
  /** Whether the media goes through a TURN server. */
  readonly relayed: boolean | null
}

type Entry = Readonly<Record<string, unknown>>
type Report = Iterable<readonly [string, unknown]>

/** Returns the facts of a report (Identifiers for WebRTC's Statistics API, W3C). */
export function mediaFacts(report: Report): MediaFacts {
  const entries = new Map([...report].filter((entry): entry is [string, Entry] => isEntry(entry[1])))
  const of = (type: string) => [...entries.values()].filter((entry) => entry.type === type)
  const sum = (type: string, name: string) => total(of(type), name) ?? 0
  const video = of('inbound-rtp').filter(({ kind }) => kind === 'video')
  const freezeSeconds = total(video, 'totalFreezesDuration')
  const pair = selectedPair(entries)
  const longest = Math.max(0, ...of('remote-inbound-rtp').map((entry) => amount(entry, 'roundTripTime') ?? 0))
  const roundTrip = longest || (pair && amount(pair, 'currentRoundTripTime')) || null
  return {
    roundTripMs: roundTrip === null ? null : roundTrip * 1000,
    packetsIn: sum('inbound-rtp', 'packetsReceived'),
    lostIn: sum('inbound-rtp', 'packetsLost'),
    packetsOut: sum('outbound-rtp', 'packetsSent'),
    lostOut: sum('remote-inbound-rtp', 'packetsLost'),
    freezes: total(video, 'freezeCount'),
    freezeMs: freezeSeconds === null ? null : freezeSeconds * 1000,
    picturesIn: total(video, 'framesDecoded') ?? 0,
    relayed: pair && isRelayed(entries, pair),
  }
}

/** The transport names the pair in use; a browser without transports marks it. */
function selectedPair(entries: ReadonlyMap<string, Entry>): Entry | null {
  for (const { type, selectedCandidatePairId: id } of entries.values()) {
    if (type === 'transport' && typeof id === 'string') return entries.get(id) ?? null
  }
  const pairs = [...entries.values()].filter(({ type }) => type === 'candidate-pair')
  return pairs.find(({ selected }) => selected === true) ?? null
}

function isRelayed(entries: ReadonlyMap<string, Entry>, pair: Entry): boolean | null {
  const types = [pair.localCandidateId, pair.remoteCandidateId].map(
    (id) => entries.get(String(id))?.candidateType,
  )
  return types.every((type) => type === undefined) ? null : types.includes('relay')
}

/** Null where no entry has that number. */
function total(entries: readonly Entry[], name: string): number | null {
  const amounts = entries.map((entry) => amount(entry, name)).filter((one) => one !== null)
  return amounts.length === 0 ? null : amounts.reduce((a, b) => a + b, 0)
}

const amount = (entry: Entry, name: string): number | null => {
  const value = entry[name]
  return typeof value === 'number' ? value : null
}

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null
