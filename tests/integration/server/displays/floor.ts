import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import pino from 'pino'
import type { DisplayChoice, DisplayKind } from '@/lib/board/display'
import type { Role } from '@/lib/board/roles'
import type { Result } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import { createAccountService } from '@/server/accounts/service'
import { account, pairing, session } from '@/server/db/schema'
import type { PairingAnswer } from '@/server/displays/service'
import { createDisplayService } from '@/server/displays/service'
import type { Database } from '@/server/platform/db/open'
import { allowed } from '../../../support/ward'

const log = pino({ level: 'silent' })
const ADDRESS = '10.0.0.7'

/** Screens that ask for a code, and the administrator who types it, on one database. */
export function openFloor(database: Database, demo = false) {
  const { orm } = database
  const displays = createDisplayService(database, log)
  const accounts = createAccountService({
    database,
    sessionSeconds: 3_600,
    demo,
    localSignIn: 'on',
    requireSecondFactor: 'off',
    log,
  })

  const value = <T>(result: Result<T>): T => {
    if (!result.ok) throw new Error(result.refusal.code)
    return result.value
  }

  /** A screen with cookies of its own. */
  function screen(address = ADDRESS, serial?: string) {
    let key: string | null = null
    const ask = async (): Promise<PairingAnswer> => {
      const answer = value(await displays.pairing(key, address, serial))
      if (answer.state === 'waiting' && answer.key) key = answer.key
      return answer
    }
    return {
      ask,
      key: () => key,
      code: async (): Promise<string> => {
        const answer = await ask()
        if (answer.state !== 'waiting') throw new Error('It is paired.')
        return answer.code
      },
      /** Collects the session that an administrator opened by typing the screen's code. */
      collect: async (): Promise<Actor> => {
        const answer = await ask()
        if (answer.state !== 'paired') throw new Error('It is not paired.')
        return answer.actor
      },
    }
  }

  /** A user with an account. */
  async function person(role: Role, name: string, demo = false): Promise<Actor> {
    const values = { username: `${role}-${randomUUID()}`, name, role, passwordHash: '-', demo }
    const [made] = await orm.insert(account).values(values).returning()
    return { userId: made?.id ?? '', name, role, sessionId: randomUUID() }
  }
  const admin = (name = 'Ada Admin', isDemo = false) => person('admin', name, isDemo)

  const pair = (who: Actor, code: string, choice: Partial<DisplayChoice> = {}, kind?: DisplayKind) => {
    const chosen = {
      name: 'Wall 2 North',
      buildingId: null,
      unit: null,
      showsNames: false,
      ...choice,
    }
    return displays.pair(allowed(who, 'display:manage'), code, chosen, kind)
  }

  /** A charge nurse's word on names, at the place of `choice`. */
  const decide = (
    who: Actor,
    id: string,
    { buildingId = null, unit = null }: Partial<DisplayChoice> = {},
    approved = true,
  ) => displays.decideNames(allowed(who, 'display:approve'), id, { approved, buildingId, unit })

  return {
    decide,
    displays,
    accounts,
    value,
    screen,
    admin,
    person,
    pair,
    /** A wall display that is paired and on: its session and its id. */
    async hang(choice: Partial<DisplayChoice> = {}, who?: Actor): Promise<Actor> {
      const wall = screen()
      const { id } = value(await pair(who ?? (await admin()), await wall.code(), choice))
      if (choice.showsNames) value(await decide(await person('charge', 'Carmen Charge'), id, choice))
      return wall.collect()
    },
    /** A bedside device that is paired and on, at the bed which has `serial`. */
    async stand(serial: string, name = 'Tablet'): Promise<Actor> {
      const tablet = screen(ADDRESS, serial)
      value(await pair(await admin(), await tablet.code(), { name }, 'bed'))
      return tablet.collect()
    },
    /** Lets every uncollected code run out. */
    letCodesRunOut: (agoSeconds = 1) =>
      orm.update(pairing).set({ expiresAt: sql`now() - make_interval(secs => ${agoSeconds})` }),
    /** Sets how long a session stays valid. */
    leaveSession: (sessionId: string, seconds: number) =>
      orm
        .update(session)
        .set({ expiresAt: sql`now() + make_interval(secs => ${seconds})` })
        .where(eq(session.id, sessionId)),
    /** Returns for how many more days a session is valid. */
    async daysLeft(sessionId: string): Promise<number> {
      const [row] = await orm
        .select({ days: sql<number>`(extract(epoch from ${session.expiresAt} - now()) / 86400)::float8` })
        .from(session)
        .where(eq(session.id, sessionId))
      return row?.days ?? Number.NaN
    },
  }
}
export type Floor = ReturnType<typeof openFloor>
