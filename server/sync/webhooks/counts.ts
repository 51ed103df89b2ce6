import type { WebhookHealth } from './webhook-service'

type Refused = WebhookHealth['refused']

/** Counts the outcomes of calls at the webhooks' address. */
export interface Counter {
  received(): void
  processed(howMany: number): void
  /**
   * `tampered`: sealed like a delivery, but not with our key, or altered or cut on the way. `foreign`: no delivery at
   * all, or sealed with our key and about something that no webhook reports. `replayed`: the very same delivery once
   * more.
   */
  refused(why: keyof Refused): void
  read(): Pick<WebhookHealth, 'received' | 'processed' | 'refused'>
}

export function createCounter(): Counter {
  let received = 0
  let processed = 0
  const refused = { tampered: 0, foreign: 0, replayed: 0 }
  return {
    received() {
      received += 1
    },
    processed(howMany) {
      processed += howMany
    },
    refused(why) {
      refused[why] += 1
    },
    read: () => ({ received, processed, refused: { ...refused } }),
  }
}
