import type { ApiAnswer } from '@/components/feed/http'
import { newKey } from '@/components/feed/new-key'
import { createObservable, type Observable } from '@/components/feed/observable'
import { BROWSER_NOT_SENT_AFTER_MS } from '@/lib/board/not-sent'
import type { ReasonId } from '@/lib/board/reasons'
import type { Locator, Priority, RequestView } from '@/lib/board/types'
import { type Refusal, statusOf } from '@/lib/errors'

/** A request to send. It names a bed and fixed words, never a patient, because the browser stores it. */
export interface Ask {
  readonly bedId: string
  readonly place: string
  readonly locator: Locator
  readonly reason: ReasonId
  readonly priority: Priority
  /** The number to call if the request does not get through. */
  readonly phone: string | null
}

/**
 * `sending`: no answer yet. `not-sent`: none for BROWSER_NOT_SENT_AFTER_MS; the outbox keeps trying. `accepted`: the
 * server has the request. `refused`: the server refused, and a retry would not help.
 */
export type Attempt<Answer = RequestView> = Ask & {
  readonly key: string
  readonly userId: string
  readonly askedAt: number
} & (
    | { readonly state: 'sending' | 'not-sent' }
    | { readonly state: 'accepted'; readonly request: Answer; readonly created: boolean }
    | { readonly state: 'refused'; readonly refusal: Refusal }
  )

/** Posts a request with its Idempotency-Key, and how long ago (ms) the user tapped. */
export type PostRequest<Answer = RequestView> = (
  ask: Ask,
  key: string,
  agoMs: number,
) => Promise<ApiAnswer<Answer>>

/** Returns the headers of one try to ask for help. */
export const tryHeaders = (key: string, agoMs: number): Record<string, string> => ({
  'idempotency-key': key,
  'asked-ago-ms': String(Math.round(agoMs)),
})

export interface OutboxOptions<Answer = RequestView> {
  readonly userId: string
  readonly post: PostRequest<Answer>
  /** sessionStorage: it survives a reload and ends with the tab. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly notSentMs?: number
  readonly retryMs?: (tries: number) => number
}

export interface Outbox<Answer = RequestView> {
  readonly attempts: Observable<readonly Attempt<Answer>[]>
  /** Sends a request; does nothing at a bed with an unsent one. */
  ask(ask: Ask): void
  /** Forgets an attempt that was accepted or refused, or that the nurse stops. */
  drop(key: string): void
  /** Retries everything unsent at once, for example when the network is back. */
  hurry(): void
  stop(): void
}

/** An unsent request older than this (ms) is dropped when its tab comes back: it must not resurface at the bedside. */
const FORGET_MS = 3_600_000
const storedOf = (userId: string) => `lantern.unsent.${userId}`

const backoff = (tries: number) => Math.min(5_000, 500 * 2 ** tries) * (0.75 + Math.random() / 2)

/**
 * Creates an outbox, which keeps a request until the server has it: with the same Idempotency-Key every time, through
 * reloads and outages.
 */
export function createOutbox<Answer = RequestView>(options: OutboxOptions<Answer>): Outbox<Answer> {
  const { userId, post, storage, notSentMs = BROWSER_NOT_SENT_AFTER_MS, retryMs = backoff } = options
  const attempts = createObservable<readonly Attempt<Answer>[]>([])
  const timers = new Map<string, Timers>()

  const find = (key: string) => attempts.get().find((attempt) => attempt.key === key)
  const put = (changed: Attempt<Answer>) => {
    attempts.set([...attempts.get().filter(({ key }) => key !== changed.key), changed])
    keep()
  }
  const keep = () => {
    const unsent = attempts.get().filter(({ state }) => state === 'sending' || state === 'not-sent')
    if (unsent.length === 0) storage.removeItem(storedOf(userId))
    else storage.setItem(storedOf(userId), JSON.stringify(unsent))
  }

  const start = (attempt: Attempt<Answer>) => {
    const left = Math.max(0, attempt.askedAt + notSentMs - Date.now())
    const late = setTimeout(() => {
      const now = find(attempt.key)
      if (now?.state === 'sending') put({ ...now, state: 'not-sent' })
    }, left)
    // While the page is open, a clock that is set changes nothing.
    const tappedAt = performance.now() - Math.max(0, Date.now() - attempt.askedAt)
    timers.set(attempt.key, { late, tries: 0, busy: false, tappedAt })
    put(attempt)
    void send(attempt.key)
  }

  const send = async (key: string) => {
    const attempt = find(key)
    const timer = timers.get(key)
    if (!attempt || !timer || timer.busy) return
    clearTimeout(timer.again)
    timer.busy = true
    const answer = await post(attempt, key, performance.now() - timer.tappedAt)
    timer.busy = false
    const now = find(key)
    if (!now || timers.get(key) !== timer) return
    if (answer.ok) {
      settle(key)
      put({ ...common(now), state: 'accepted', request: answer.value, created: answer.status === 201 })
    } else if (isFinal(answer)) {
      settle(key)
      put({ ...common(now), state: 'refused', refusal: answer.refusal })
    } else {
      timer.again = setTimeout(() => void send(key), retryMs(timer.tries))
      timer.tries += 1
    }
  }

  const settle = (key: string) => {
    const timer = timers.get(key)
    clearTimeout(timer?.late)
    clearTimeout(timer?.again)
    timers.delete(key)
  }

  for (const attempt of restore(storage, userId)) start(attempt)

  return {
    attempts,
    ask(ask) {
      const busy = attempts.get().some(({ bedId, state }) => bedId === ask.bedId && isUnsent(state))
      if (!busy) start({ ...ask, key: newKey(), userId, askedAt: Date.now(), state: 'sending' })
    },
    drop(key) {
      settle(key)
      attempts.set(attempts.get().filter((attempt) => attempt.key !== key))
      keep()
    },
    hurry() {
      for (const key of timers.keys()) void send(key)
    },
    stop() {
      for (const key of [...timers.keys()]) settle(key)
    },
  }
}

type Timer = ReturnType<typeof setTimeout>
interface Timers {
  readonly late: Timer
  again?: Timer
  tries: number
  busy: boolean
  /** On the clock of `performance`, which runs evenly. */
  readonly tappedAt: number
}

export const isUnsent = (state: Attempt['state']): boolean => state === 'sending' || state === 'not-sent'

/** Returns whether a refusal is final. Signed out, starting, overloaded or broken may pass. */
function isFinal(answer: Extract<ApiAnswer<unknown>, { ok: false }>): boolean {
  if (!answer.reached || answer.refusal.code === 'unauthenticated') return false
  return statusOf(answer.refusal.code) < 500 && answer.refusal.code !== 'too_many_attempts'
}

const common = ({
  bedId,
  place,
  locator,
  reason,
  priority,
  phone,
  key,
  userId,
  askedAt,
}: Attempt<unknown>) => ({
  bedId,
  place,
  locator,
  reason,
  priority,
  phone,
  key,
  userId,
  askedAt,
})

/** Reads this user's unsent attempts after a reload. Another user's attempts are not sent. */
function restore(storage: OutboxOptions['storage'], userId: string): Attempt<never>[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(storedOf(userId)) ?? '[]')
    if (!Array.isArray(stored)) return []
    // Written only by this file, in this tab; other users' attempts are filtered out below.
    return (stored as Attempt<never>[]).filter(
      (attempt) =>
        attempt.userId === userId && Date.now() - attempt.askedAt < FORGET_MS && isUnsent(attempt.state),
    )
  } catch {
    return []
  }
}
