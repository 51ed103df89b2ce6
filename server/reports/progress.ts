import { and, desc, eq, gt, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { SoloClient } from '@/lib/solo/client'
import { report } from '@/server/db/schema'
import { ago, fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import { errorCode } from '@/server/platform/error-code'
import { ASKED_FOR_MS, FINAL, GONE, statusWord } from './view'

/** How many reports, the newest, one view of the list asks about. */
const ASKED_AT_ONCE = 20
/** All viewers on all nodes together ask at most this often about one report … */
const PACE_MS = 2_000
/** … and less often once it has taken long. */
const SLOW_AFTER_MS = 600_000
const SLOW_PACE_MS = 60_000
/** Solo may need a moment until it knows a report that it has just accepted. */
const KNOWN_AFTER_MS = 60_000
/** How long a viewer waits for Solo; later answers are in the next view of the list. */
const PATIENCE_MS = 1_000

const unfinished = notInArray(report.status, [...FINAL])

/** Asks Solo about pending reports, while a user views the list. */
export interface Progress {
  /** Asks Solo (operation 31) about the reports that are due, and resolves after PATIENCE_MS at the latest. */
  refresh(): Promise<void>
}

export function createProgress(orm: Orm, client: SoloClient, log: Logger): Progress {
  /** Reports that this node is asking about, so that a slow Solo is not asked twice. */
  const underWay = new Set<string>()

  const ask = async ({ id, soloId, young }: { id: string; soloId: string; young: boolean }) => {
    underWay.add(id)
    try {
      const answer = await client.call('getEncounterReportStatus', { params: { reportId: soloId } })
      // A proxy's 404 says nothing about the report.
      const gone = !answer.ok && answer.error.kind === 'not-found' && answer.error.said !== null && !young
      if (!answer.ok && !gone) return
      const said = answer.ok ? answer.value.status : GONE
      await orm
        .update(report)
        .set({ checkedAt: sql`clock_timestamp()`, ...(said ? { status: statusWord(said) } : {}) })
        .where(and(eq(report.id, id), unfinished))
    } catch (error) {
      log.warn({ reportId: id, code: errorCode(error) }, 'What Solo said of a report could not be kept')
    } finally {
      underWay.delete(id)
    }
  }

  return {
    async refresh() {
      const due = await takeDue(orm, [...underWay])
      if (due.length === 0) return
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, PATIENCE_MS)
      })
      await Promise.race([Promise.all(due.map(ask)), patience])
      clearTimeout(timer)
    },
  }
}

/** Takes the reports that no node has asked about for long enough, and marks them as asked about. */
async function takeDue(orm: Orm, except: readonly string[]) {
  const newest = orm
    .select({ id: report.id })
    .from(report)
    .where(and(unfinished, gt(report.orderedAt, ago(ASKED_FOR_MS))))
    .orderBy(desc(report.orderedAt))
    .limit(ASKED_AT_ONCE)
  const pace = sql`case when ${report.orderedAt} > ${fromNow(-SLOW_AFTER_MS)}
    then ${fromNow(-PACE_MS)} else ${fromNow(-SLOW_PACE_MS)} end`
  return orm
    .update(report)
    .set({ askedAt: sql`clock_timestamp()` })
    .where(
      and(
        inArray(report.id, newest),
        except.length > 0 ? notInArray(report.id, [...except]) : undefined,
        or(isNull(report.askedAt), sql`${report.askedAt} < ${pace}`),
      ),
    )
    .returning({
      id: report.id,
      soloId: report.soloId,
      young: sql<boolean>`${report.orderedAt} > ${fromNow(-KNOWN_AFTER_MS)}`,
    })
}
