import type { ApiAnswer } from '@/components/feed/http'
import { newKey } from '@/components/feed/new-key'
import { createObservable, type Observable } from '@/components/feed/observable'
import { BROWSER_NOT_SENT_AFTER_MS } from '@/lib/board/not-sent'
import type { ReasonId } from '@/lib/board/reasons'
import type { Locator, Priority, RequestView } from '@/lib/board/types'
import { type Refusal, statusOf } from '@/lib/errors'

/** What is asked for. It names a bed and fixed words, never a patient, because it is kept in the browser. */
export interface Ask {
  readonly bedId: string
  readonly place: string
  readonly locator: Locator
  readonly reason: ReasonId
  readonly priority: Priority
  /** Whom to phone where it does not get through. */
  readonly phone: string | null
}

/**
 * `sending`: no answer yet. `not-sent`: none for BROWSER_NOT_SENT_AFTER_MS; it goes on trying. `accepted`: the server has it and answers
 * for it from here on. `refused`: the server said no, and trying again would not help.
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

export type PostRequest<Answer = RequestView> = (ask: Ask, key: string) => Promise<ApiAnswer<Answer>>

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
  /** Asks; at a bed that is being asked for already it does nothing. */
  ask(ask: Ask): void
  /** Forgets an attempt: it was accepted or refused, or the nurse stops it. */
  drop(key: string): void
  /** Tries everything unsent at once, as when the network is back. */
  hurry(): void
  stop(): void
}

/** A request this old is history when its tab comes back: it must not resurface at the bedside. */
const FORGET_MS = 3_600_000
const storedOf = (userId: string) => `lantern.unsent.${userId}`

const backoff = (tries: number) => Math.min(5_000, 500 * 2 ** tries) * (0.75 + Math.random() / 2)

/** Keeps what was asked for until the server has it: the same Idempotency-Key every time, through reloads and outages. */
export function createOutbox<Answer = RequestView>(options: OutboxOptions<Answer>): Outbox<Answer> {
  const { userId, post, storage, notSentMs = BROWSER_NOT_SENT_AFTER_MS, retryMs = backoff } = options
  const attempts = createObservable<readonly Attempt<Answer>[]>([])
  const timers = new Map<string, { late: Timer; again?: Timer; tries: number; busy: boolean }>()

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
    timers.set(attempt.key, { late, tries: 0, busy: false })
    put(attempt)
    void send(attempt.key)
  }

  const send = async (key: string) => {
    const attempt = find(key)
    const timer = timers.get(key)
    if (!attempt || !timer || timer.busy) return
    clearTimeout(timer.again)
    timer.busy = true
    const answer = await post(attempt, key)
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

export const isUnsent = (state: Attempt['state']): boolean => state === 'sending' || state === 'not-sent'

/** A "no" that will stay one. Signed out, starting, overloaded or broken may pass. */
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

/** What this user's tab had not sent before a reload. Another user's is left alone: it is not theirs to send. */
function restore(storage: OutboxOptions['storage'], userId: string): Attempt<never>[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(storedOf(userId)) ?? '[]')
    if (!Array.isArray(stored)) return []
    // Written by this file alone, in this tab; the ones that are not ours are left out below.
    return (stored as Attempt<never>[]).filter(
      (attempt) =>
        attempt.userId === userId && Date.now() - attempt.askedAt < FORGET_MS && isUnsent(attempt.state),
    )
  } catch {
    return []
  }
}
