import type { Result } from '@/lib/errors'

/** What this node has made of Solo's webhooks since it started. */
export interface WebhookHealth {
  /** `off` where Lantern's address is not public: the poller sees the changes, later. */
  readonly state: 'off' | 'registering' | 'registered'
  /** Authentic in form, and new. */
  readonly received: number
  /** Answered by a lookup in Solo. */
  readonly processed: number
  readonly refused: { readonly tampered: number; readonly foreign: number; readonly replayed: number }
}

export interface WebhookService {
  /**
   * Takes a post to the webhooks' address: the encrypted text as it is, as a JSON string, or as `{"data": "…"}`. It
   * needs no permit, because all it can do is make Lantern ask Solo again. Refuses every text that does not open with
   * our key.
   */
  receive(body: string): Promise<Result<{ readonly replayed: boolean }>>
}
