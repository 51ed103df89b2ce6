import { eq } from 'drizzle-orm'
import { fromNow } from '../db/lease'
import type { Transaction } from '../db/open'
import { bed } from '../db/schema'
import type { Observed } from '../upstream/observed'

/**
 * Writes what Solo said of a bed's patient and device. Where it names no patient, whom we knew there is forgotten: the
 * patient before must never be taken for the one who calls now.
 * @returns whether that was news
 */
export async function learnAboutBed(tx: Transaction, bedId: string, found: Observed): Promise<boolean> {
  const [known] = await tx.select().from(bed).where(eq(bed.id, bedId))
  if (!known) return false
  const next = {
    ...(found.readiness && { deviceReadiness: found.readiness }),
    occupied: found.patient ? true : null,
    patientMrn: found.patient?.mrn ?? null,
    patientName: found.patient?.name ?? null,
    patientBirthDate: found.patient?.birthDate ?? null,
    patientSoloId: found.patient ? found.soloPatientId : null,
  }
  const news = Object.entries(next).some(([column, value]) => known[column as keyof typeof known] !== value)
  if (news) await tx.update(bed).set(next).where(eq(bed.id, bedId))
  return news
}

/** Has the watcher look at a bed `inMs` from now, instead of when its quiet turn comes. */
export const lookSoon = (tx: Transaction, bedId: string, inMs: number) =>
  tx
    .update(bed)
    .set({ nextCheckAt: fromNow(inMs) })
    .where(eq(bed.id, bedId))
