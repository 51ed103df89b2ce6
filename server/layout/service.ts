import { isNull } from 'drizzle-orm'
import { accepted } from '@/lib/errors'
import { contradictionsOf } from '@/lib/layout/contradictions'
import { readBeds } from '../board/beds'
import type { Database } from '../db/open'
import { bed } from '../db/schema'
import { readContacts } from './contacts'
import { readLayout } from './current'
import { addBed, changeBed, retireBed, returnBed, setBuildingPhone, setUnitPhone } from './edit'
import { applyFile, previewFile } from './import'
import type { LayoutService } from './layout-service'

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
