import { isNull } from 'drizzle-orm'
import { accepted, type Result } from '@/lib/errors'
import type { ContactSheet } from '@/lib/layout/contacts'
import { type Contradiction, contradictionsOf } from '@/lib/layout/contradictions'
import type { Applied, BedEdit, Layout, Preview } from '@/lib/layout/types'
import type { Permit } from '@/server/access/permission'
import { bed } from '@/server/db/schema'
import { readBeds } from '@/server/event-log/bed-state'
import type { Database } from '@/server/platform/db/open'
import { readContacts } from './contacts'
import { readLayout } from './current'
import { addBed, changeBed, retireBed, returnBed, setBuildingPhone, setUnitPhone } from './edit'
import { applyFile, previewFile } from './import'

/** The service for beds, devices and phone numbers. */
export interface LayoutService {
  read(permit: Permit<'layout:manage'>): Promise<Result<Layout>>
  /** Returns the contradictions between Solo and the board in all buildings, without patient data. */
  contradictions(permit: Permit<'layout:manage' | 'bed:move'>): Promise<Result<readonly Contradiction[]>>
  /** Returns what a CSV table or a FHIR bundle would change; nothing is written. Refusals: invalid, payload_too_large. */
  preview(permit: Permit<'layout:manage'>, text: string): Promise<Result<Preview>>
  /** Writes what the preview of `version` showed, and retires beds that the file does not have; see `applyFile`. */
  apply(
    permit: Permit<'layout:manage'>,
    wanted: { readonly text: string; readonly version: string; readonly retire: readonly string[] },
  ): Promise<Result<Applied>>
  addBed(permit: Permit<'layout:manage'>, buildingId: string, edit: BedEdit): Promise<Result<{ id: string }>>
  changeBed(permit: Permit<'layout:manage'>, id: string, edit: BedEdit): Promise<Result<{ id: string }>>
  retireBed(permit: Permit<'layout:manage'>, id: string): Promise<Result<{ id: string }>>
  returnBed(permit: Permit<'layout:manage'>, id: string): Promise<Result<{ id: string }>>
  setUnitPhone(
    permit: Permit<'layout:manage'>,
    wanted: { readonly buildingId: string; readonly unit: string; readonly phone: string | null },
  ): Promise<Result<{ unit: string }>>
  /** Sets a building's phone number; `seen`: the number that the editor has seen. */
  setBuildingPhone(
    permit: Permit<'layout:manage'>,
    id: string,
    wanted: { readonly phone: string | null; readonly seen: string | null },
  ): Promise<Result<{ id: string }>>
  /** Returns the phone numbers of a building's units, by the building's name or id; of the first building when null. */
  contacts(permit: Permit<'board:read'>, building: string | null): Promise<Result<ContactSheet>>
}

export function createLayoutService({ orm }: Database): LayoutService {
  return {
    read: async () => accepted(await readLayout(orm)),
    contradictions: async () => accepted(contradictionsOf(await readBeds(orm, isNull(bed.retiredAt)))),
    preview: (_permit, text) => previewFile(orm, text),
    apply: (_permit, wanted) => applyFile(orm, wanted),
    addBed: (_permit, buildingId, edit) => addBed(orm, buildingId, edit),
    changeBed: (_permit, id, edit) => changeBed(orm, id, edit),
    retireBed: (_permit, id) => retireBed(orm, id),
    returnBed: (_permit, id) => returnBed(orm, id),
    setUnitPhone: (_permit, { buildingId, unit, phone }) => setUnitPhone(orm, buildingId, unit, phone),
    setBuildingPhone: (_permit, id, wanted) => setBuildingPhone(orm, id, wanted),
    contacts: (_permit, building) => readContacts(orm, building),
  }
}
