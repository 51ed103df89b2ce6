import { and, eq, or } from 'drizzle-orm'
import type { SoloAnswer } from '@/lib/solo/client'
import { appendEvent, lockBuilding } from '../assistance/log'
import type { Orm } from '../db/open'
import { bed } from '../db/schema'

type Demographics = SoloAnswer<'getPatientBySpid'>

/**
 * Brings the name, MRN and birth date at a bed in line with what Solo answered. Beds know their patients by MRN, which
 * the health system gives, or by Solo's id where that is the number webhooks name; a patient in no bed is nobody's news.
 */
export async function applyPatient(orm: Orm, spid: string, found: Demographics): Promise<void> {
  const mrn = found.mrn || null
  const isHis = or(eq(bed.patientSoloId, spid), mrn === null ? undefined : eq(bed.patientMrn, mrn))
  const beds = await orm.select({ id: bed.id, buildingId: bed.buildingId }).from(bed).where(isHis)
  for (const { id, buildingId } of beds) {
    await orm.transaction(async (tx) => {
      await lockBuilding(tx, buildingId)
      const [known] = await tx
        .select()
        .from(bed)
        .where(and(eq(bed.id, id), isHis))
      if (!known) return
      const next = {
        patientName: nameOf(found) ?? known.patientName,
        patientMrn: mrn ?? known.patientMrn,
        patientBirthDate: dateIn(found.birthDate) ?? known.patientBirthDate,
      }
      const isNews =
        next.patientName !== known.patientName ||
        next.patientMrn !== known.patientMrn ||
        next.patientBirthDate !== known.patientBirthDate
      if (!isNews) return
      await tx.update(bed).set(next).where(eq(bed.id, id))
      await appendEvent(tx, { buildingId, bedId: id, kind: 'bed-updated' })
    })
  }
}

function nameOf({ name }: Demographics): string | null {
  const used = name?.find(({ use }) => use === 'usual') ?? name?.[0]
  const parts = [used?.firstName, used?.middleName, used?.lastName].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : used?.family || null
}

const dateIn = (text: string | null | undefined): string | null =>
  text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : null
