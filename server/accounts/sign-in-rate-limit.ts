import { createHash } from 'node:crypto'
import { and, gt, gte, inArray, lt, or, sql } from 'drizzle-orm'
import { accepted, type Result } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { createAttemptLimiter, secondsToWait, tooManyAttempts } from '@/server/db/attempt-limit'
import { attempt } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { DELAYS, type Delay, delayAfter } from './sign-in-delays'

/** Who tries to sign in. */
export interface SignInTry {
  readonly username: string
  readonly address: string
  /** The browser that knows the account of this name, by its device cookie; null: an unknown one. */
  readonly device: string | null
}

export interface SignInLimits {
  /**
   * Counts one try before the password is checked, so that simultaneous tries count too. Refuses too_many_attempts with the
   * seconds to wait; a refused try does not count.
   * @returns the wrong passwords of unknown browsers for this name, this one included; 0 for a known one
   */
  take(who: SignInTry): Promise<Result<number>>
  /** The same for a code of an account, by the account's name: it counts wherever it is typed. Returns the wrong ones, this one included. */
  takeCode(username: string): Promise<Result<number>>
  /** Resets the count after a correct code. */
  forgiveCode(username: string): Promise<void>
  /** Resets the count after a correct password. What others tried for this name stays counted. */
  forgive(who: SignInTry): Promise<void>
}

type Kind = keyof typeof DELAYS

/** More than is ever used up: these limiters only count. */
const UNLIMITED = 1_000_000

/** Creates the delays between sign-in attempts, counted in the database for all nodes together. */
export function createSignInLimits(orm: Orm): SignInLimits {
  const limiter = (keyPrefix: string, points: number, durationSeconds: number) =>
    createAttemptLimiter(orm, { keyPrefix, points, durationSeconds })
  const part = (kind: Kind) => ({
    delay: DELAYS[kind] as Delay,
    counter: limiter(prefix(kind), UNLIMITED, DELAYS[kind].forgottenAfterSeconds),
    // One try passes while it is closed to the next; how long that is, each try says.
    gate: limiter(`${prefix(kind)}-gate`, 1, 1),
  })
  const parts = {
    device: part('device'),
    pair: part('pair'),
    account: part('account'),
    address: part('address'),
    code: part('code'),
  }

  const pass = async (gate: ReturnType<typeof limiter>, key: string, seconds: number): Promise<number> =>
    seconds === 0 ? 0 : secondsToWait(gate, key, seconds)
  const count = async (kind: Kind, key: string) => (await parts[kind].counter.consume(key)).consumedPoints

  async function takeOne(kind: 'device' | 'code', key: string): Promise<Result<number>> {
    const failures = await count(kind, key)
    const wait = await pass(parts[kind].gate, key, delayAfter(DELAYS[kind], failures))
    if (wait === 0) return accepted(failures)
    await parts[kind].counter.reward(key)
    return tooMany(wait)
  }

  async function takeKnown(key: string): Promise<Result<number>> {
    const taken = await takeOne('device', key)
    return taken.ok ? accepted(0) : taken
  }

  async function takeUnknown(who: SignInTry): Promise<Result<number>> {
    const keys = keysOf(who)
    const failures = await count('account', keys.account)
    const ofAll = Math.max(
      delayAfter(DELAYS.account, failures),
      delayAfter(DELAYS.pair, await count('pair', keys.pair)),
    )
    const ofAddress = delayAfter(DELAYS.address, await count('address', keys.address))
    const wait =
      (await pass(parts.address.gate, keys.address, ofAddress)) ||
      (await pass(parts.pair.gate, keys.pair, ofAll))
    if (wait === 0) return accepted(failures)
    await Promise.all(UNKNOWN.map((kind) => parts[kind].counter.reward(keys[kind])))
    return tooMany(wait)
  }

  return {
    take: (who) => {
      const { device } = keysOf(who)
      return device === null ? takeUnknown(who) : takeKnown(device)
    },
    takeCode: (username) => takeOne('code', hash(username)),
    async forgiveCode(username) {
      await parts.code.counter.delete(hash(username))
      await parts.code.gate.delete(hash(username))
    },
    async forgive(who) {
      const keys = keysOf(who)
      const own = keys.device === null ? (['pair', keys.pair] as const) : (['device', keys.device] as const)
      await parts[own[0]].counter.delete(own[1])
      await parts[own[0]].gate.delete(own[1])
      if (keys.device === null) {
        await parts.account.counter.reward(keys.account)
        await parts.address.counter.reward(keys.address)
      }
      await orm.delete(attempt).where(lt(attempt.expire, sql`now()`))
    },
  }
}

const UNKNOWN = ['account', 'pair', 'address'] as const

/** Names with what was typed wrong for them, and when that is forgotten. */
type Tried = ReadonlyMap<string, { readonly failures: number; readonly until: Date }>

/**
 * Returns the names that browsers which do not know them have tried so often that the account counts as attacked, with the wrong
 * passwords counted.
 */
export const attackedNames = (orm: Orm, usernames: readonly string[]): Promise<Tried> =>
  triedNames(orm, 'account', usernames)

/** Returns the names whose codes were wrong so often that the next one may have to wait: who types them knows the password. */
export const namesWithWrongCodes = (orm: Orm, usernames: readonly string[]): Promise<Tried> =>
  triedNames(orm, 'code', usernames)

async function triedNames(orm: Orm, kind: 'account' | 'code', usernames: readonly string[]): Promise<Tried> {
  const names = new Map(usernames.map((name) => [`${prefix(kind)}:${hash(name)}`, name]))
  if (names.size === 0) return new Map()
  const rows = await orm
    .select()
    .from(attempt)
    .where(
      and(
        inArray(attempt.key, [...names.keys()]),
        gte(attempt.points, DELAYS[kind].free),
        gt(attempt.expire, sql`now()`),
      ),
    )
  return new Map(
    rows.flatMap(({ key, points, expire }) => {
      const name = names.get(key)
      return name === undefined || expire === null ? [] : [[name, { failures: points, until: expire }]]
    }),
  )
}

/** Forgets every wrong password and code for a name, wherever it was typed. @returns whether any were counted */
export const forgetAttempts = (on: Orm | Transaction, username: string): Promise<boolean> =>
  forgetKinds(on, username, ['device', 'pair', 'account', 'code'])

/** Forgets the wrong codes for a name, and no passwords. */
export const forgetCodes = (on: Orm | Transaction, username: string): Promise<boolean> =>
  forgetKinds(on, username, ['code'])

async function forgetKinds(
  orm: Orm | Transaction,
  username: string,
  kinds: readonly Kind[],
): Promise<boolean> {
  const starts = kinds.flatMap((kind) =>
    ['', '-gate'].map((end) => `${prefix(kind)}${end}:${hash(username)}`),
  )
  const gone = await orm
    .delete(attempt)
    .where(or(...starts.map((start) => sql`starts_with(${attempt.key}, ${start})`)))
    .returning({ key: attempt.key })
  return gone.length > 0
}

const prefix = (kind: Kind) => `sign-in-${kind}`

/** What belongs to a name begins with its hash, so that all of it can be found and forgotten. */
function keysOf({ username, address, device }: SignInTry) {
  const name = hash(username)
  return {
    account: name,
    pair: `${name}.${hash(address)}`,
    address: hash(address),
    device: device === null ? null : `${name}.${hash(device)}`,
  }
}

const tooMany = (retryAfterSeconds: number): Result<never> =>
  tooManyAttempts(retryAfterSeconds, refusalText('session.tooMany'))

/** A hash, because users sometimes type their password as the username. */
const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')
