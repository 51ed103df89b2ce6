import { isNull } from 'drizzle-orm'
import { accepted, type Result } from '@/lib/errors'
import type { ContactSheet } from '@/lib/layout/contacts'
import { type Contradiction, contradictionsOf } from '@/lib/layout/contradictions'
import type { Applied, BedEdit, Layout, Preview } from '@/lib/layout/types'
import type { Permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import type { About } from '@/server/audit/entry'
import type { Recorded } from '@/server/audit/recorded'
import { bed } from '@/server/db/schema'
import { readBeds } from '@/server/event-log/bed-state'
import type { Database, Orm } from '@/server/platform/db/open'
import { readContacts } from './contacts'
import { readLayout } from './current'
import { addBed, changeBed, retireBed, returnBed, setBuildingPhone, setUnitPhone } from './edit'
import { applyFile, previewFile } from './import'

/** The service for beds, devices and phone numbers. */
export interface LayoutService {
  read(permit: Permit<'layout:manage'>): Promise<Recorded<Layout>>
  /** Returns the contradictions between Solo and the board in all buildings, without patient data. */
  contradictions(permit: Permit<'layout:manage' | 'bed:move'>): Promise<Recorded<readonly Contradiction[]>>
  /** Returns what a CSV table or a FHIR bundle would change; nothing is written. Refusals: invalid, payload_too_large. */
  preview(permit: Permit<'layout:manage'>, text: string): Promise<Recorded<Preview>>
  /** Writes what the preview of `version` showed, and retires beds that the file does not have; see `applyFile`. */
  apply(
    permit: Permit<'layout:manage'>,
    wanted: { readonly text: string; readonly version: string; readonly retire: readonly string[] },
  ): Promise<Recorded<Applied>>
  addBed(
    permit: Permit<'layout:manage'>,
    buildingId: string,
    edit: BedEdit,
  ): Promise<Recorded<{ id: string }>>
  changeBed(permit: Permit<'layout:manage'>, id: string, edit: BedEdit): Promise<Recorded<{ id: string }>>
  retireBed(permit: Permit<'layout:manage'>, id: string): Promise<Recorded<{ id: string }>>
  returnBed(permit: Permit<'layout:manage'>, id: string): Promise<Recorded<{ id: string }>>
  setUnitPhone(
    permit: Permit<'layout:manage'>,
    wanted: { readonly buildingId: string; readonly unit: string; readonly phone: string | null },
  ): Promise<Recorded<{ unit: string }>>
  /** Sets a building's phone number; `seen`: the number that the editor has seen. */
  setBuildingPhone(
    permit: Permit<'layout:manage'>,
    id: string,
    wanted: { readonly phone: string | null; readonly seen: string | null },
  ): Promise<Recorded<{ id: string }>>
  /** Returns the phone numbers of a building's units, by the building's name or id; of the first building when null. */
  contacts(permit: Permit<'board:read'>, building: string | null): Promise<Recorded<ContactSheet>>
}

export function createLayoutService({ orm }: Database): LayoutService {
  const audit = createAudit(orm)
  const change = <T>(
    permit: Permit<'layout:manage'>,
    about: About,
    run: (acting: Orm) => Promise<Result<T>>,
  ) => audit.change(permit, about, run)
  return {
    read: (permit) => audit.plain(permit, async () => accepted(await readLayout(orm))),
    contradictions: (permit) =>
      audit.plain(permit, async () => accepted(contradictionsOf(await readBeds(orm, isNull(bed.retiredAt))))),
    preview: (permit, text) => audit.plain(permit, () => previewFile(orm, text)),
    apply: (permit, wanted) =>
      change(permit, { detail: { retired: wanted.retire.length } }, (acting) => applyFile(acting, wanted)),
    addBed: (permit, buildingId, edit) =>
      change(permit, { buildingId, detail: { bed: 'added' } }, (acting) => addBed(acting, buildingId, edit)),
    changeBed: (permit, id, edit) =>
      change(permit, { bedId: id, detail: { bed: 'changed' } }, (acting) => changeBed(acting, id, edit)),
    retireBed: (permit, id) =>
      change(permit, { bedId: id, detail: { bed: 'retired' } }, (acting) => retireBed(acting, id)),
    returnBed: (permit, id) =>
      change(permit, { bedId: id, detail: { bed: 'returned' } }, (acting) => returnBed(acting, id)),
    setUnitPhone: (permit, { buildingId, unit, phone }) =>
      change(permit, { buildingId, detail: { unit, phone } }, (acting) =>
        setUnitPhone(acting, buildingId, unit, phone),
      ),
    setBuildingPhone: (permit, id, wanted) =>
      change(permit, { buildingId: id, detail: { phone: wanted.phone } }, (acting) =>
        setBuildingPhone(acting, id, wanted),
      ),
    contacts: (permit, building) => audit.plain(permit, () => readContacts(orm, building)),
  }
}
