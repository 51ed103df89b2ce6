import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { type DisplayChoice, type DisplayList, readCode } from '@/lib/board/display'
import { accepted, type Result, refused } from '@/lib/errors'
import { said } from '@/lib/words/said'
import { announceChange, endSessions, openDisplaySession } from '../accounts/sessions'
import type { Actor } from '../auth/permit'
import { readUnits } from '../board/units'
import { databaseTime } from '../db/clock'
import type { Database, Transaction } from '../db/open'
import { display, session } from '../db/schema'
import type { DisplayService } from './display-service'
import { createPairingLimits } from './limits'
import { closePairing, findPairing, openPairing, takeCode } from './pairing'
import { displayActor, displayStanding } from './session'

/** Screens that are paired by a code instead of a password. */
export function createDisplayService(database: Pick<Database, 'orm'>, log: Logger): DisplayService {
  const { orm } = database
  const limits = createPairingLimits(orm)

  async function collect(pairingId: string, displayId: string): Promise<Actor | null> {
    return orm.transaction(async (tx) => {
      if (!(await closePairing(tx, pairingId))) return null
      const [found] = await tx
        .select()
        .from(display)
        .where(and(eq(display.id, displayId), isNull(display.revokedAt)))
      return found ? displayActor(found, await openDisplaySession(tx, displayId)) : null
    })
  }

  return {
    async pairing(key, address) {
      const found = await findPairing(orm, key)
      if (found?.displayId) {
        const actor = await collect(found.id, found.displayId)
        if (actor) {
          log.info({ displayId: actor.userId }, 'A display has collected its session')
          return accepted({ state: 'paired', actor })
        }
      } else if (found) {
        return accepted({ state: 'waiting', code: found.code, endsInMs: found.endsInMs, key: null })
      }
      const allowed = await limits.open(address)
      if (!allowed.ok) return allowed
      const { code, endsInMs, key: newKey } = await openPairing(orm)
      return accepted({ state: 'waiting', code, endsInMs, key: newKey })
    },

    standing: (sessionId) => displayStanding(orm, sessionId),

    async list() {
      const displays = await listed(orm)
      const [clock] = await orm.select({ now: databaseTime }).from(sql`(select 1) as one`)
      const buildings = (await readUnits(orm)).map(({ units, ...one }) => ({
        ...one,
        units: units.map(({ unit }) => unit),
      }))
      return accepted({ displays, buildings, serverTime: Math.floor(clock?.now ?? Date.now()) })
    },

    async pair({ actor }, typed, choice) {
      const allowed = await limits.type(actor.userId)
      if (!allowed.ok) return allowed
      const code = readCode(typed)
      if (!code) return refused('invalid', said('display.noCode'), { field: 'code' })
      const result = await orm.transaction(async (tx) => {
        const problem = await wrongPlace(tx, choice)
        if (problem) return problem
        const [made] = await tx
          .insert(display)
          .values({ ...choice, pairedById: actor.userId, pairedByName: actor.name })
          .returning({ id: display.id })
        if (!made) throw new Error('A display was not inserted.')
        if (await takeCode(tx, code, made.id)) return accepted({ id: made.id })
        await tx.delete(display).where(eq(display.id, made.id))
        return refused('not_found', said('display.wrongCode'), { field: 'code' })
      })
      if (!result.ok) return result
      await limits.forgive(actor.userId)
      log.info({ displayId: result.value.id, userId: actor.userId }, 'A display was paired')
      return result
    },

    change: ({ actor }, id, choice) =>
      orm.transaction(async (tx) => {
        const problem = await wrongPlace(tx, choice)
        if (problem) return problem
        const changed = await tx.update(display).set(choice).where(stillPaired(id)).returning()
        if (changed.length === 0) return gone()
        await announceChange(tx, id)
        log.info({ displayId: id, userId: actor.userId }, 'A display was changed')
        return accepted({ id })
      }),

    revoke: ({ actor }, id) =>
      orm.transaction(async (tx) => {
        const ended = await tx
          .update(display)
          .set({ revokedAt: sql`now()` })
          .where(stillPaired(id))
          .returning()
        if (ended.length === 0) return gone()
        await endSessions(tx, { displayId: id }, 'revoked')
        log.info({ displayId: id, userId: actor.userId }, 'A display was revoked')
        return accepted({ id })
      }),
  }
}

const gone = () => refused('not_found', said('display.gone'))

const stillPaired = (id: string) => and(eq(display.id, id), isNull(display.revokedAt))

async function wrongPlace(
  tx: Transaction,
  { buildingId, unit }: DisplayChoice,
): Promise<Result<never> | null> {
  if (buildingId === null) {
    return unit === null
      ? null
      : refused('invalid', said('display.unitNeedsBuilding'), { field: 'buildingId' })
  }
  const found = (await readUnits(tx)).find(({ id }) => id === buildingId)
  if (!found) return refused('not_found', said('place.buildingGone'), { field: 'buildingId' })
  if (unit === null || found.units.some((one) => one.unit === unit)) return null
  return refused('not_found', said('place.unitGone'), { field: 'unit' })
}

async function listed(orm: Database['orm']): Promise<DisplayList['displays']> {
  const rows = await orm
    .select({
      display,
      expiresAt: sql<number | null>`(extract(epoch from max(${session.expiresAt})) * 1000)::float8`,
    })
    .from(display)
    .leftJoin(
      session,
      and(eq(session.displayId, display.id), isNull(session.endedAt), gt(session.expiresAt, sql`now()`)),
    )
    .where(isNull(display.revokedAt))
    .groupBy(display.id)
    .orderBy(asc(display.name), asc(display.pairedAt))
  return rows.map(({ display: one, expiresAt }) => ({
    id: one.id,
    name: one.name,
    buildingId: one.buildingId,
    unit: one.unit,
    showsNames: one.showsNames,
    pairedBy: one.pairedByName,
    pairedAt: one.pairedAt.getTime(),
    lastSeenAt: one.lastSeenAt?.getTime() ?? null,
    expiresAt: expiresAt && Math.floor(expiresAt),
  }))
}
