import type { TrailPage } from '@/lib/compliance/trail'
import { type Night, USUAL_NIGHT } from '@/lib/compliance/unusual/night'
import { accepted, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { createAudit } from '@/server/audit/audit'
import type { About } from '@/server/audit/entry'
import { listKept, readRemoved } from '@/server/chart/kept'
import type { Orm } from '@/server/platform/db/open'
import type { ComplianceService } from './contract'
import { exportTrail } from './export/export'
import type { EventSource } from './export/fhir'
import { findActors } from './find-actors'
import { unlessTurned } from './period'
import { readTrailHead } from './read-head'
import { readByActor, readByPatient } from './read-trail'
import { readUnusual } from './read-unusual'

/** Creates what reads the audit trail of `orm`. `source` is named in exported events; `night` is the hospital's. */
export function createComplianceService(
  orm: Orm,
  source: EventSource,
  night: Night = USUAL_NIGHT,
): ComplianceService {
  const audit = createAudit(orm)
  return {
    byPatient: (permit, mrn, part) =>
      audit.read(permit, { patient: mrn, detail: { list: 'patient' } }, () =>
        unlessTurned(part, async () => accepted(await readByPatient(orm, mrn, part))),
      ),
    byActor: (permit, actorId, part) =>
      audit.read(
        permit,
        { detail: { list: 'actor', actor: actorId } },
        () => unlessTurned(part, async () => accepted(await readByActor(orm, actorId, part))),
        shown,
      ),
    kept: (permit, mrn) =>
      audit.read(permit, { patient: mrn, detail: { list: 'kept' } }, async () =>
        accepted(await listKept(orm, mrn)),
      ),
    removedFile: (permit, id) =>
      audit.read(
        permit,
        { detail: { file: id } },
        async () => {
          const found = await readRemoved(orm, id)
          return found ? accepted(found) : refused('not_found', refusalText('chart.noKeptFile'))
        },
        ({ mrn }) => ({ patient: mrn }),
      ),
    // Names of staff only, no patient.
    findActors: (permit, text) => audit.plain(permit, async () => accepted(await findActors(orm, text))),
    unusual: (permit, period) =>
      audit.read(
        permit,
        { detail: { list: 'unusual' } },
        () => unlessTurned(period, async () => accepted(await readUnusual(orm, period, night))),
        ({ findings }) => named(findings),
      ),
    export: (permit, filter, format) => {
      const { from, to, mrn, actor } = filter
      const about = { patient: mrn ?? null, detail: { format, from, to, actor: actor ?? null } }
      return audit.read(permit, about, () =>
        unlessTurned(filter, () => accepted(exportTrail(orm, filter, format, source))),
      )
    },
    head: (permit) => audit.plain(permit, async () => accepted(await readTrailHead(orm))),
  }
}

/** The patients whose MRNs a page shows. */
const shown = ({ rows }: TrailPage): About => named(rows)

function named(rows: readonly { readonly patient: string | null }[]): About {
  const patients = rows.flatMap(({ patient }) => patient ?? [])
  return patients.length > 0 ? { patients } : {}
}
