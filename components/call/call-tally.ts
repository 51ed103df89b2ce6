import { type CallFigures, NO_FIGURES } from '@/lib/calls/figures'
import { roundTripPlace } from '@/lib/calls/sum-figures'
import type { MediaFacts } from './media-facts'
import type { Quality } from './quality'

/** One look at the connection to the far side. */
export interface QualityLook {
  readonly facts: MediaFacts
  readonly quality: Quality
  /** The number of the connection, counted from 1 over the whole page: its sums begin at zero. */
  readonly connection: number
  /** Whether the connection took the place of another one to the same browser. */
  readonly replaces: boolean
  /** Whether the far side sends a picture. */
  readonly pictured: boolean
  /** Since the look before (s). */
  readonly seconds: number
}

/** The figures so far, and what they were counted from. */
export interface CallTally {
  readonly figures: CallFigures
  readonly connection: number
  readonly facts: MediaFacts | null
}

export const EMPTY_TALLY: CallTally = { figures: NO_FIGURES, connection: 0, facts: null }

/** Adds a look to the figures. Pure function. */
export function tallied(
  { figures, connection, facts: before }: CallTally,
  { facts, quality, seconds, pictured, ...look }: QualityLook,
): CallTally {
  const since = look.connection === connection ? before : null
  /** A sum may shrink: a packet that comes late is no longer lost. */
  const grown = (name: CountedFact) => Math.max(0, (facts[name] ?? 0) - (since?.[name] ?? 0))
  const known = (name: 'freezes' | 'freezeMs') =>
    facts[name] === null ? figures[name] : (figures[name] ?? 0) + grown(name)
  const connected = quality !== 'connecting' && quality !== 'broken'
  const roundTripMs = connected ? facts.roundTripMs : null
  return {
    connection: look.connection,
    facts,
    figures: {
      ...figures,
      seconds: figures.seconds + seconds,
      poorSeconds: figures.poorSeconds + (quality === 'poor' || quality === 'broken' ? seconds : 0),
      roundTrips: roundTripMs === null ? figures.roundTrips : counted(figures.roundTrips, roundTripMs),
      worstRoundTripMs:
        roundTripMs === null
          ? figures.worstRoundTripMs
          : Math.max(figures.worstRoundTripMs ?? 0, roundTripMs),
      packetsIn: figures.packetsIn + grown('packetsIn'),
      lostIn: figures.lostIn + grown('lostIn'),
      packetsOut: figures.packetsOut + grown('packetsOut'),
      lostOut: figures.lostOut + grown('lostOut'),
      freezes: known('freezes'),
      freezeMs: known('freezeMs'),
      pictureSeconds: figures.pictureSeconds + (pictured && facts.freezes !== null ? seconds : 0),
      replaced: figures.replaced + (look.connection !== connection && look.replaces ? 1 : 0),
      relayedSeconds: figures.relayedSeconds + (connected && facts.relayed === true ? seconds : 0),
      directSeconds: figures.directSeconds + (connected && facts.relayed === false ? seconds : 0),
    },
  }
}

type CountedFact = 'packetsIn' | 'lostIn' | 'packetsOut' | 'lostOut' | 'freezes' | 'freezeMs'

const counted = (counts: readonly number[], ms: number): readonly number[] =>
  counts.with(roundTripPlace(ms), (counts[roundTripPlace(ms)] ?? 0) + 1)
