import { and, eq, or } from 'drizzle-orm'
import type { SoloAnswer } from '@/lib/solo/client'
import { bed } from '@/server/db/schema'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import type { Orm } from '@/server/platform/db/open'

type Demographics = SoloAnswer<'getPatientBySpid'>

/**
 * Brings the name, MRN and birth date at a bed in line with Solo's answer. Beds know their patients by MRN, which the
 * health system gives. By Solo's id a patient is found only where the birth date agrees too, because a tenant's own
 * system may have given the same number to another patient. A patient in no bed changes nothing.
 */
export async function applyPatient(orm: Orm, spid: string, found: Demographics): Promise<void> {
  const mrn = found.mrn || null
  const birthDate = dateIn(found.birthDate)
  const isHis = or(
    mrn === null ? undefined : eq(bed.patientMrn, mrn),
    birthDate === null ? undefined : and(eq(bed.patientSoloId, spid), eq(bed.patientBirthDate, birthDate)),
  )
  if (isHis === undefined) return
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
        patientBirthDate: birthDate ?? known.patientBirthDate,
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
