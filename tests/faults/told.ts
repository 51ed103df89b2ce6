/** What the clients were told of one request. */
export interface ToldRequest {
  readonly id: string
  readonly bedId: string
  readonly nurse: string
  state: 'open' | 'claimed' | 'completed' | 'cancelled'
}

/** Keeps what every client was told. */
export interface Told {
  /** By request id. */
  readonly requests: Map<string, ToldRequest>
  /** Every id that an Idempotency-Key was answered with. */
  readonly idsOf: Map<string, Set<string>>
  /** The ids that Solo gave to requests which its own tablet made. */
  readonly elsewhere: Set<string>
  /** Answers that were not due, in words. */
  readonly surprises: string[]
  /** Tries of all calls, and those without a final answer. */
  readonly calls: { tries: number; unanswered: number; longestMs: number }
}

export const newTold = (): Told => ({
  requests: new Map(),
  idsOf: new Map(),
  elsewhere: new Set(),
  surprises: [],
  calls: { tries: 0, unanswered: 0, longestMs: 0 },
})
