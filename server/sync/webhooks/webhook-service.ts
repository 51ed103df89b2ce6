import type { Result } from '@/lib/errors'

/** What this node made of webhooks of Solo since it started. */
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
   * Takes what was posted to the webhooks' address: the encrypted text as it is, as a JSON string, or as `{"data": "…"}`.
   * It needs no permit: it changes nothing but to have Solo asked again. Refuses whatever does not open with our key.
   */
  receive(body: string): Promise<Result<{ readonly replayed: boolean }>>
}
