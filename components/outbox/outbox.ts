import type { ApiAnswer } from '@/components/feed/http'
import { newKey } from '@/components/feed/new-key'
import { createObservable, type Observable } from '@/components/feed/observable'
import { BROWSER_NOT_SENT_AFTER_MS } from '@/lib/board/not-sent'
import type { ReasonId } from '@/lib/board/reasons'
import type { Locator, Priority, RequestView } from '@/lib/board/types'
import { type ErrorCode, type Refusal, statusOf } from '@/lib/errors'
import { readUnsent, type StoredAttempt, type TabStorage, writeUnsent } from './unsent-storage'

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
 * `sending`: no answer yet. `not-sent`: none for BROWSER_NOT_SENT_AFTER_MS; the outbox keeps trying. `held`:
 * found in this tab after a sign-in, and not sent before a nurse says whether help is still needed. `accepted`: the
 * server has the request. `refused`: the server refused, and a retry would not help.
 */
export type Attempt<Answer = RequestView> = Ask & {
  readonly key: string
  readonly userId: string
  readonly askedAt: number
} & (
    | { readonly state: 'sending' | 'not-sent' | 'held' }
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
  /** sessionStorage. */
  readonly storage: TabStorage
  /**
   * Whether people sign in here one after another, so that what another user left, or what is old, is held. A device at a
   * bed has no one to answer: it goes on by itself.
   */
  readonly shared?: boolean
  readonly notSentMs?: number
  readonly retryMs?: (tries: number) => number
}

export interface Outbox<Answer = RequestView> {
  readonly attempts: Observable<readonly Attempt<Answer>[]>
  /** Sends a request; does nothing at a bed with an unsent one. */
  ask(ask: Ask): void
  /** Sends a held attempt as a request of this user, now. */
  confirm(key: string): void
  /** Forgets an attempt that was accepted or refused, or that the nurse stops. */
  drop(key: string): void
  /** Retries everything unsent at once, for example when the network is back. */
  hurry(): void
  stop(): void
}

/** From this age (ms) on, a request that outlived a sign-in is held: the patient may have been helped. */
const HOLD_AFTER_MS = 120_000

const backoff = (tries: number) => Math.min(5_000, 500 * 2 ** tries) * (0.75 + Math.random() / 2)

/**
 * Creates an outbox, which keeps a request until the server has it: with the same Idempotency-Key every time, through
 * reloads and outages.
 */
export function createOutbox<Answer = RequestView>(options: OutboxOptions<Answer>): Outbox<Answer> {
  const { userId, post, storage, shared = false } = options
  const { notSentMs = BROWSER_NOT_SENT_AFTER_MS, retryMs = backoff } = options
  const stored = readUnsent(storage, Date.now()).filter((one) => shared || one.userId === userId)
  const users = new Set([userId, ...stored.map((one) => one.userId)])
  const attempts = createObservable<readonly Attempt<Answer>[]>([])
  const timers = new Map<string, Timers>()

  const find = (key: string) => attempts.get().find((attempt) => attempt.key === key)
  const put = (changed: Attempt<Answer>) => {
    attempts.set([...attempts.get().filter(({ key }) => key !== changed.key), changed])
    keep()
  }
  const keep = () => {
    for (const user of users) {
      const theirs = attempts
        .get()
        .filter((one): one is Attempt<never> => one.userId === user && isUnsent(one.state))
      writeUnsent(storage, user, theirs)
    }
  }

  /** @param sentFrom - since when it is being sent, where that is later than the tap */
  const start = (attempt: Attempt<Answer>, sentFrom = attempt.askedAt) => {
    const left = Math.max(0, sentFrom + notSentMs - Date.now())
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

  const drop = (key: string) => {
    settle(key)
    attempts.set(attempts.get().filter((attempt) => attempt.key !== key))
    keep()
  }

  // All of them before the first is written: none may be lost from the storage.
  attempts.set(stored.map((one): Attempt<never> => ({ ...common(one), state: stateOf(one, userId, shared) })))
  for (const one of attempts.get()) if (one.state !== 'held') start(one)

  return {
    attempts,
    ask(ask) {
      const busy = attempts.get().some(({ bedId, state }) => bedId === ask.bedId && isUnsent(state))
      if (!busy) start({ ...ask, key: newKey(), userId, askedAt: Date.now(), state: 'sending' })
    },
    confirm(key) {
      const held = find(key)
      if (held?.state !== 'held') return
      drop(key)
      // The server may have the attempt of this user already. That of another user is now asked by this one.
      const mine = held.userId === userId ? key : newKey()
      // The patient has waited since the tap.
      start({ ...common(held), key: mine, userId, state: 'sending' }, Date.now())
    },
    drop,
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

/** Returns whether an attempt has no answer yet. */
export const isUnsent = (state: Attempt['state']): boolean =>
  state === 'sending' || state === 'not-sent' || state === 'held'

/** Returns how a stored attempt goes on in a page of `userId`. */
function stateOf(one: StoredAttempt, userId: string, shared: boolean): 'sending' | 'not-sent' | 'held' {
  const asksFirst = one.passedSignIn === true || one.state === 'held'
  const old = Date.now() - one.askedAt >= HOLD_AFTER_MS
  if (shared && (one.userId !== userId || (asksFirst && old))) return 'held'
  return one.state === 'not-sent' ? 'not-sent' : 'sending'
}

const MAY_PASS: ReadonlySet<ErrorCode> = new Set([
  'unauthenticated',
  'session_changed',
  'second_factor_missing',
  'too_many_attempts',
])

/** Returns whether a refusal is final. Signed out, another user, starting, overloaded or broken may pass. */
function isFinal(answer: Extract<ApiAnswer<unknown>, { ok: false }>): boolean {
  const { code } = answer.refusal
  return answer.reached && statusOf(code) < 500 && !MAY_PASS.has(code)
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
