import type { KeptOfPatient } from '@/lib/compliance/kept'
import type { ExportFormat, Period, TrailActor, TrailHead, TrailPage } from '@/lib/compliance/trail'
import type { UnusualAccess } from '@/lib/compliance/unusual/view'
import type { Permit } from '@/server/access/permission'
import type { Recorded } from '@/server/audit/recorded'
import type { StreamedFile } from './export/export'
import type { ExportFilter } from './export/rows'

/** Which part of the trail is read: a period, and below which number the page begins; null for the first page. */
export interface TrailPart extends Period {
  readonly before: number | null
}

/** Reads the audit trail. Each reading is recorded in it. A period that ends before it begins is refused as invalid, by its field `from`. */
export interface ComplianceService {
  /** Returns the acts that were about a patient or showed them among others, newest first. */
  byPatient(permit: Permit<'audit:read'>, mrn: string, part: TrailPart): Promise<Recorded<TrailPage>>
  /** Returns the acts of a user, wall or device, newest first. */
  byActor(permit: Permit<'audit:read'>, actorId: string, part: TrailPart): Promise<Recorded<TrailPage>>
  /** Finds users, walls and devices by a part of their name or username. */
  findActors(permit: Permit<'audit:read'>, text: string): Promise<Recorded<readonly TrailActor[]>>
  /** Returns the answers that were overwritten and the files that were removed in the charts of a patient. */
  kept(permit: Permit<'audit:read'>, mrn: string): Promise<Recorded<KeptOfPatient>>
  /** Returns a removed file. Refuses not_found where Lantern has not kept it. */
  removedFile(
    permit: Permit<'audit:read'>,
    id: string,
  ): Promise<Recorded<{ readonly type: string; readonly bytes: Uint8Array }>>
  /** Returns what the rules of unusual access find in a period. */
  unusual(permit: Permit<'audit:read'>, period: Period): Promise<Recorded<UnusualAccess>>
  /** Returns rows as a file that is sent while it is read. Its row is written before the first of it. */
  export(
    permit: Permit<'audit:export'>,
    filter: ExportFilter,
    format: ExportFormat,
  ): Promise<Recorded<StreamedFile>>
  /** Returns the end of the chain. */
  head(permit: Permit<'audit:read'>): Promise<Recorded<TrailHead>>
}
