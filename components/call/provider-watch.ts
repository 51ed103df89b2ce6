import type { Other } from './call-state'

/** A page that is loaded again is back sooner than this; after it the nurse is not there to look after the camera. */
export const AWAY_MS = 4_000
/**
 * The same where this browser has no connection itself, or has only just got it back: it cannot tell, and the nurse's may come
 * back later. Longer than a short break of the network.
 */
export const UNKNOWN_MS = 15_000

export interface ProviderWatchSettings {
  /** The nurse is connected for the first time: only now a camera may open. */
  readonly onThere: () => void
  /** The nurse was there, and has been away for too long. */
  readonly onLost: () => void
  /** The nurse has not come within `patienceMs`; null: waits for as long as it takes. */
  readonly onEmpty: () => void
  readonly patienceMs: number | null
}

/** Whether the nurse's page lives, though its server does not: what it sends arrives from browser to browser. */
const sendsOn = (others: readonly Other[]): boolean =>
  others.some(
    ({ member, quality }) => member.side === 'provider' && quality !== 'broken' && quality !== 'connecting',
  )

/** Returns whether a nurse is connected. Without a connection to the server, a picture or sound that arrives proves it. */
export const isProviderThere = (others: readonly Other[], live: boolean): boolean =>
  live ? others.some(({ member }) => member.side === 'provider' && !member.away) : sendsOn(others)

/** Watches from the patient's side whether the nurse is in the call: a camera at a bed must not show a room to no one. */
export function createProviderWatch({ onThere, onLost, onEmpty, patienceMs }: ProviderWatchSettings) {
  let seen = false
  let waitingMs: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Since the nurse was last there, this browser lost its own connection, or has got it back. */
  let own: 'kept' | 'lost' | 'back' = 'kept'
  let sending = false
  /** The nurse has been away for long enough, and is given up once nothing arrives from them. */
  let overdue = false

  const wait = (ms: number | null, then: () => void) => {
    if (waitingMs === ms) return
    clearTimeout(timer)
    waitingMs = ms
    overdue = false
    if (ms !== null) timer = setTimeout(then, ms)
  }
  const loseUnlessSending = () => {
    overdue = sending
    if (!sending) onLost()
  }

  return {
    /** `live`: whether this browser is connected to the server. */
    update(others: readonly Other[], live: boolean): void {
      sending = sendsOn(others)
      if (isProviderThere(others, live)) {
        wait(null, () => {})
        if (!seen) onThere()
        seen = true
        own = 'kept'
      } else if (seen) {
        if (own === 'kept' && !live) own = 'lost'
        if (own === 'lost' && live) {
          own = 'back'
          // As long again, once: the same break may have cut the nurse off.
          wait(null, () => {})
        }
        wait(own === 'kept' ? AWAY_MS : UNKNOWN_MS, loseUnlessSending)
      } else wait(patienceMs, onEmpty)
      if (overdue && !sending) loseUnlessSending()
    },
    stop(): void {
      clearTimeout(timer)
    },
  }
}
