import { AWAY_MS, UNKNOWN_MS } from '@/components/call/provider-watch'

/** How long (ms) a bed of a test waits for a nurse who was cut off, however slow the machine. */
const WAITS_MS = 300_000

/** The server's part: it keeps the places of both. */
export const PLACES_KEPT = { CALLS_PLACE_KEPT_SECONDS: String(WAITS_MS / 1_000) }

/**
 * What a page at a bed is to run before its own code, and with which argument: it gives a nurse who is away up after minutes, where users'
 * pages do after seconds. For tests of what a call survives; the seconds are another test's (provider-watch.test.ts).
 */
export const PATIENT_BED = [waitLonger, { instead: [AWAY_MS, UNKNOWN_MS], ms: WAITS_MS }] as const

/** Runs in the page. */
function waitLonger({ instead, ms }: { readonly instead: readonly number[]; readonly ms: number }): void {
  const { setTimeout: start } = window
  const later = (act: () => void, after = 0, ...more: unknown[]) =>
    start(act, instead.includes(after) ? ms : after, ...more)
  Object.assign(window, { setTimeout: later })
}
