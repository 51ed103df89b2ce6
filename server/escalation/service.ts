import { and, asc, eq, sql } from 'drizzle-orm'
import type { EscalationOverview, EscalationPath, SavedPath } from '@/lib/board/escalation'
import { pathText, problemsOf } from '@/lib/board/escalation-rules'
import type { Priority } from '@/lib/board/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import type { About } from '@/server/audit/entry'
import type { Recorded } from '@/server/audit/recorded'
import { escalationPath } from '@/server/db/schema'
import { readUnits } from '@/server/places/units'
import type { Database, Orm, Transaction } from '@/server/platform/db/open'

/** A path by the building's id and `unit` ('' for the building), and the version that the editor has seen; null: none saved. */
export interface PathSeen {
  readonly building: string
  readonly unit: string
  readonly priority: Priority
  readonly version: number | null
}

export interface EscalationService {
  /** Returns the paths of a building by name or id; of the first building when null. */
  read(permit: Permit<'escalation:edit'>, building: string | null): Promise<Recorded<EscalationOverview>>
  /**
   * Saves a path. Refuses what `problemsOf` names (invalid, with the field), and a path that another user has changed
   * (version_conflict, whose details hold `version`, `changedBy`, `changedAt` and the `steps` in words; all null where it was
   * removed).
   */
  save(
    permit: Permit<'escalation:edit'>,
    path: PathSeen & { readonly steps: EscalationPath },
  ): Promise<Recorded<SavedPath>>
  /** Removes a saved path, so that the one it overrode applies again. Refuses version_conflict in the same way. */
  inherit(permit: Permit<'escalation:edit'>, path: PathSeen): Promise<Recorded<{ readonly removed: boolean }>>
}

type Row = typeof escalationPath.$inferSelect

export function createEscalationService({ orm }: Pick<Database, 'orm'>): EscalationService {
  const audit = createAudit(orm)
  return {
    read: (permit, wanted) =>
      audit.plain(permit, async () => {
        const buildings = await readUnits(orm)
        const found =
          wanted === null ? buildings[0] : buildings.find(({ id, name }) => id === wanted || name === wanted)
        if (!found) return refused('not_found', refusalText('place.noBuilding'), { field: 'building' })
        const rows = await orm
          .select()
          .from(escalationPath)
          .where(eq(escalationPath.buildingId, found.id))
          .orderBy(asc(escalationPath.unit), asc(escalationPath.priority))
        return accepted({
          buildings: buildings.map(({ id, name }) => ({ id, name })),
          building: { id: found.id, name: found.name },
          units: found.units.map(({ unit }) => unit),
          paths: rows.map(savedOf),
        })
      }),

    save: (permit, { steps, ...seen }) =>
      audit.change(permit, aboutPath(seen), async (acting) => {
        const { actor } = permit
        const [problem] = problemsOf(steps)
        if (problem) return refused('invalid', problem, { field: problem.field })
        const place = await knownPlace(orm, seen)
        if (!place.ok) return place
        const by = { steps, changedById: actor.userId, changedByName: actor.name }
        return acting.transaction(async (tx) => {
          const [saved] =
            seen.version === null
              ? await tx
                  .insert(escalationPath)
                  .values({ buildingId: seen.building, unit: seen.unit, priority: seen.priority, ...by })
                  .onConflictDoNothing()
                  .returning()
              : await tx
                  .update(escalationPath)
                  .set({ ...by, version: sql`${escalationPath.version} + 1`, changedAt: sql`now()` })
                  .where(and(of(seen), eq(escalationPath.version, seen.version)))
                  .returning()
          return saved ? accepted(savedOf(saved)) : conflict(tx, seen)
        })
      }),

    inherit: (permit, seen) =>
      audit.change(permit, aboutPath(seen), (acting) =>
        acting.transaction(async (tx): Promise<Result<{ readonly removed: boolean }>> => {
          if (seen.version === null) return accepted({ removed: false })
          const removed = await tx
            .delete(escalationPath)
            .where(and(of(seen), eq(escalationPath.version, seen.version)))
            .returning({ id: escalationPath.id })
          return removed.length > 0 ? accepted({ removed: true }) : conflict(tx, seen)
        }),
      ),
  }
}

const of = ({ building, unit, priority }: PathSeen) =>
  and(
    eq(escalationPath.buildingId, building),
    eq(escalationPath.unit, unit),
    eq(escalationPath.priority, priority),
  )

const aboutPath = ({ building, unit, priority }: PathSeen): About => ({
  buildingId: building,
  detail: { unit, priority },
})

const savedOf = (row: Row): SavedPath => ({
  unit: row.unit,
  priority: row.priority,
  steps: row.steps,
  version: row.version,
  changedBy: row.changedByName,
  changedAt: row.changedAt.getTime(),
})

async function knownPlace(orm: Orm, { building, unit }: PathSeen): Promise<Result<null>> {
  const found = (await readUnits(orm)).find(({ id }) => id === building)
  if (!found) return refused('not_found', refusalText('place.noBuilding'), { field: 'building' })
  if (unit !== '' && !found.units.some((one) => one.unit === unit)) {
    return refused('invalid', refusalText('place.noUnit'), { field: 'unit' })
  }
  return accepted(null)
}

/** Returns what is saved instead of what the editor has seen. */
async function conflict(orm: Orm | Transaction, seen: PathSeen): Promise<Result<never>> {
  const [now] = await orm.select().from(escalationPath).where(of(seen))
  const why = now
    ? refusalText('escalation.changed', { name: now.changedByName })
    : refusalText('escalation.removed')
  return refused('version_conflict', why, {
    details: {
      version: now?.version ?? null,
      changedBy: now?.changedByName ?? null,
      changedAt: now?.changedAt.getTime() ?? null,
      steps: now ? pathText(now.steps) : null,
    },
  })
}
