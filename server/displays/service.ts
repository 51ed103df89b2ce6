import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import {
  type DisplayChoice,
  type DisplayEnd,
  type DisplayKind,
  type DisplayList,
  type NamedWall,
  type NamesDecision,
  type NotSeen,
  readCode,
} from '@/lib/board/display'
import { writtenPlace } from '@/lib/board/place'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { type Actor, mayNow, type Permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import { whoIs, writeEntry } from '@/server/audit/entry'
import type { Recorded } from '@/server/audit/recorded'
import { forgetReport } from '@/server/bedside/reports'
import { bedOfDevice } from '@/server/bedside/view'
import { countOpened } from '@/server/chart/glass'
import { bed, display, session } from '@/server/db/schema'
import { readUnits } from '@/server/places/units'
import { readDatabaseTime } from '@/server/platform/db/clock'
import type { Database, Transaction } from '@/server/platform/db/open'
import { displayActor, displayStanding } from '@/server/sessions/display-session'
import { announceChange, endSessions, openDisplaySession } from '@/server/sessions/sessions'
import { askedAgain, askedBy, decideNames, listNamedWalls, namesOf } from './names'
import { closePairing, findPairing, openPairing, renewPairing, takeCode, waitsFor } from './pairing'
import { createPairingLimits } from './pairing-rate-limit'

/** The answer to a screen; `key` goes into its cookie, and is null where the screen has it already. */
export type PairingAnswer =
  | {
      readonly state: 'waiting'
      readonly code: string
      readonly endsInMs: number
      readonly key: string | null
    }
  | { readonly state: 'paired'; readonly actor: Actor }

export interface DisplayService {
  /**
   * Returns the state of the pairing of the screen that holds `key`, or opens a new one. Once the code was typed it opens the
   * display's session, only once. Refuses too_many_attempts by address.
   * @param serial - the serial of the bed's device that the screen will be; absent: a wall
   */
  pairing(key: string | null, address: string, serial?: string | null): Promise<Result<PairingAnswer>>
  /** Returns the state of a display's session; null for any other session. */
  standing(sessionId: string): Promise<DisplayEnd | 'open' | null>
  list(permit: Permit<'display:manage'>): Promise<Recorded<DisplayList>>
  /**
   * Pairs the screen that shows the code. Refuses a code that no screen shows, or that is used or expired (not_found), and
   * too_many_attempts; a screen of the other kind (invalid); and a device that no bed has (place_unknown) or that is already
   * paired (device_taken).
   */
  pair(
    permit: Permit<'display:manage'>,
    code: string,
    choice: DisplayChoice,
    kind?: DisplayKind,
  ): Promise<Recorded<{ readonly id: string }>>
  /** Changes a display; the screen reloads at once. */
  change(
    permit: Permit<'display:manage'>,
    id: string,
    choice: DisplayChoice,
  ): Promise<Recorded<{ readonly id: string }>>
  /** Lists the walls that show patients' names or are to show them. */
  namedWalls(permit: Permit<'display:approve'>): Promise<Recorded<readonly NamedWall[]>>
  /** Counts the charts that were opened outside their nurses' units after `since` (ms), for who may read them, and the walls that wait for the caller's decision. */
  notSeen(permit: Permit<'display:approve'>, since: number): Promise<Recorded<NotSeen>>
  /**
   * Approves or refuses that a wall shows names; the screen reloads at once. Refuses not_found, version_conflict where the wall
   * was moved since, and forbidden to approve what the caller has asked for.
   */
  decideNames(
    permit: Permit<'display:approve'>,
    id: string,
    decision: NamesDecision,
  ): Promise<Recorded<{ readonly id: string }>>
  /** Ends the display's session on every node. */
  revoke(permit: Permit<'display:manage'>, id: string): Promise<Recorded<{ readonly id: string }>>
}

/** Creates the service for screens that are paired by a code instead of a password. */
export function createDisplayService(database: Pick<Database, 'orm'>, log: Logger): DisplayService {
  const { orm } = database
  const limits = createPairingLimits(orm)
  const audit = createAudit(orm)

  async function collect(pairingId: string, displayId: string, address: string): Promise<Actor | null> {
    return orm.transaction(async (tx) => {
      if (!(await closePairing(tx, pairingId))) return null
      const [found] = await tx
        .select()
        .from(display)
        .where(and(eq(display.id, displayId), isNull(display.revokedAt)))
      if (!found) return null
      const actor = displayActor(found, await openDisplaySession(tx, displayId))
      await writeEntry(tx, {
        who: { ...whoIs(actor), address },
        action: 'sign-in',
        outcome: 'done',
        detail: { paired: true },
      })
      return actor
    })
  }

  return {
    async pairing(key, address, serial = null) {
      const found = await findPairing(orm, key)
      if (found?.displayId) {
        const actor = await collect(found.id, found.displayId, address)
        if (actor) {
          log.info({ displayId: actor.userId, address }, 'A display has collected its session')
          return accepted({ state: 'paired', actor })
        }
      } else if (found?.serial === serial) {
        return accepted({ state: 'waiting', code: found.code, endsInMs: found.endsInMs, key: null })
      }
      const renewed = await renewPairing(orm, key, serial)
      if (renewed)
        return accepted({ state: 'waiting', code: renewed.code, endsInMs: renewed.endsInMs, key: null })
      const allowed = await limits.open(address)
      if (!allowed.ok) {
        log.warn({ address }, 'A screen was refused a code: its address has opened too many')
        return allowed
      }
      const { code, endsInMs, key: newKey } = await openPairing(orm, serial)
      return accepted({ state: 'waiting', code, endsInMs, key: newKey })
    },

    standing: (sessionId) => displayStanding(orm, sessionId),

    list: (permit) =>
      audit.plain(permit, async () => {
        const displays = await listed(orm)
        const serverTime = Math.floor(await readDatabaseTime(orm))
        const buildings = (await readUnits(orm)).map(({ units, ...one }) => ({
          ...one,
          units: units.map(({ unit }) => unit),
        }))
        return accepted({ displays, buildings, serverTime })
      }),

    pair: (permit, typed, choice, kind = 'wall') =>
      audit.change(permit, { detail: { kind, showsNames: choice.showsNames } }, async (acting, note) => {
        const { actor } = permit
        const allowed = await limits.type(actor.userId)
        if (!allowed.ok) return allowed
        const code = readCode(typed)
        if (!code) return refused('invalid', refusalText('display.noCode'), { field: 'code' })
        const result = await acting.transaction(async (tx) => {
          const waiting = await waitsFor(tx, code)
          if (!waiting) return wrongCode()
          const { serial: bedSerial } = waiting
          const problem = (await wrongKind(tx, kind, bedSerial)) ?? (await wrongPlace(tx, choice))
          if (problem) return problem
          const chosen = bedSerial === null ? choice : { name: choice.name, bedSerial }
          const [made] = await tx
            .insert(display)
            .values({
              ...chosen,
              ...(bedSerial === null && choice.showsNames && askedBy(actor)),
              pairedById: actor.userId,
              pairedByName: actor.name,
            })
            // Another administrator has paired the same device at the same time.
            .onConflictDoNothing()
            .returning({ id: display.id })
          if (!made) return bedTaken(tx, bedSerial ?? '')
          note({ detail: { kind, showsNames: choice.showsNames, display: made.id } })
          if (await takeCode(tx, code, made.id)) return accepted({ id: made.id })
          await tx.delete(display).where(eq(display.id, made.id))
          return wrongCode()
        })
        if (!result.ok) return result
        await limits.forgive(actor.userId)
        log.info({ displayId: result.value.id, userId: actor.userId }, 'A display was paired')
        return result
      }),

    change: (permit, id, choice) =>
      audit.change(permit, { detail: { display: id, showsNames: choice.showsNames } }, (acting) =>
        acting.transaction(async (tx) => {
          const [known] = await tx.select().from(display).where(stillPaired(id))
          if (!known) return gone()
          const isWall = known.bedSerial === null
          const problem = isWall ? await wrongPlace(tx, choice) : null
          if (problem) return problem
          const chosen = isWall
            ? { ...choice, ...askedAgain(known, choice, permit.actor) }
            : { name: choice.name }
          const changed = await tx.update(display).set(chosen).where(stillPaired(id)).returning()
          if (changed.length === 0) return gone()
          await announceChange(tx, id)
          log.info({ displayId: id, userId: permit.actor.userId }, 'A display was changed')
          return accepted({ id })
        }),
      ),

    namedWalls: (permit) =>
      audit.plain(permit, async () => accepted(await listNamedWalls(orm, permit.actor))),

    notSeen: (permit, since) =>
      audit.plain(permit, async () => {
        const [charts, walls] = await Promise.all([
          mayNow(permit.actor, 'glass:read') ? countOpened(orm, since) : 0,
          listNamedWalls(orm, permit.actor),
        ])
        const waiting = walls.filter(({ names, own }) => names.state === 'waiting' && !own)
        return accepted({ charts, walls: waiting.length })
      }),

    decideNames: (permit, id, decision) => {
      const names = decision.approved ? 'approved' : 'refused'
      return audit.change(permit, { detail: { display: id, names } }, (acting) =>
        acting.transaction(async (tx) => {
          const decided = await decideNames(tx, permit.actor, id, decision)
          if (decided.ok) log.info({ displayId: id, userId: permit.actor.userId, names }, 'Names on a wall')
          return decided
        }),
      )
    },

    revoke: (permit, id) =>
      audit.change(permit, { detail: { display: id, revoked: true } }, (acting) =>
        acting.transaction(async (tx) => {
          const ended = await tx
            .update(display)
            .set({ revokedAt: sql`now()` })
            .where(stillPaired(id))
            .returning()
          const [one] = ended
          if (!one) return gone()
          if (one.bedSerial !== null) await forgetReport(tx, one.bedSerial)
          await endSessions(tx, { displayId: id }, 'revoked')
          log.info({ displayId: id, userId: permit.actor.userId }, 'A display was revoked')
          return accepted({ id })
        }),
      ),
  }
}

const wrongCode = () => refused('not_found', refusalText('display.wrongCode'), { field: 'code' })

const gone = () => refused('not_found', refusalText('display.gone'))

const stillPaired = (id: string) => and(eq(display.id, id), isNull(display.revokedAt))

/** Returns why the waiting screen cannot be what the administrator has chosen. */
async function wrongKind(
  tx: Transaction,
  kind: DisplayKind,
  serial: string | null,
): Promise<Result<never> | null> {
  if (serial === null) {
    return kind === 'wall' ? null : refused('invalid', refusalText('display.isWall'), { field: 'code' })
  }
  if (kind === 'wall')
    return refused('invalid', refusalText('display.isBedside', { serial }), { field: 'code' })
  if ((await bedOfDevice(tx, serial)) === null) {
    return refused('place_unknown', refusalText('display.noBedOfDevice', { serial }), { field: 'code' })
  }
  const paired = await tx.select({ id: display.id }).from(display).where(isPairedFor(serial))
  return paired.length === 0 ? null : bedTaken(tx, serial)
}

const isPairedFor = (serial: string) => and(eq(display.bedSerial, serial), isNull(display.revokedAt))

async function bedTaken(tx: Transaction, serial: string): Promise<Result<never>> {
  const [other] = await tx.select({ name: display.name }).from(display).where(isPairedFor(serial))
  return refused('device_taken', refusalText('display.bedTaken', { serial, name: other?.name ?? '' }), {
    field: 'code',
  })
}

async function wrongPlace(
  tx: Transaction,
  { buildingId, unit }: DisplayChoice,
): Promise<Result<never> | null> {
  if (buildingId === null) {
    return unit === null
      ? null
      : refused('invalid', refusalText('display.unitNeedsBuilding'), { field: 'buildingId' })
  }
  const found = (await readUnits(tx)).find(({ id }) => id === buildingId)
  if (!found) return refused('not_found', refusalText('place.buildingGone'), { field: 'buildingId' })
  if (unit === null || found.units.some((one) => one.unit === unit)) return null
  return refused('not_found', refusalText('place.unitGone'), { field: 'unit' })
}

async function listed(orm: Database['orm']): Promise<DisplayList['displays']> {
  const rows = await orm
    .select({
      display,
      bed: { floor: bed.floor, room: bed.room, label: bed.label },
      expiresAt: sql<number | null>`(extract(epoch from max(${session.expiresAt})) * 1000)::float8`,
    })
    .from(display)
    .leftJoin(
      session,
      and(eq(session.displayId, display.id), isNull(session.endedAt), gt(session.expiresAt, sql`now()`)),
    )
    .leftJoin(bed, and(eq(bed.deviceSerial, display.bedSerial), isNull(bed.retiredAt)))
    .where(isNull(display.revokedAt))
    .groupBy(display.id, bed.id)
    .orderBy(asc(display.name), asc(display.pairedAt))
  return rows.map(({ display: one, bed: place, expiresAt }) => ({
    id: one.id,
    name: one.name,
    buildingId: one.buildingId,
    unit: one.unit,
    showsNames: one.showsNames,
    ...(one.bedSerial === null
      ? { names: namesOf(one) }
      : { device: { serial: one.bedSerial, place: place && writtenPlace(place) } }),
    pairedBy: one.pairedByName,
    pairedAt: one.pairedAt.getTime(),
    lastSeenAt: one.lastSeenAt?.getTime() ?? null,
    expiresAt: expiresAt && Math.floor(expiresAt),
  }))
}
