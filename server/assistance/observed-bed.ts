import { and, eq, isNotNull, ne } from 'drizzle-orm'
import type { DeviceReadiness } from '@/lib/board/types'
import { bed, type SoloSays } from '@/server/db/schema'
import { databaseTime, fromNow } from '@/server/platform/db/clock'
import type { Transaction } from '@/server/platform/db/open'
import type { Observed } from '@/server/solo-gateway/observed'
import { followPatient } from './follow-patient'

type BedRow = typeof bed.$inferSelect
type Knowledge = Partial<typeof bed.$inferInsert>

/** How much older the time of a device's readiness on the board may be, so that not every poll is an event. */
const TOLD_AGAIN_MS = 600_000

/** Writes what Solo said about the device at a bed's place. @returns whether that was news */
export async function learnAboutDevice(tx: Transaction, bedId: string, found: Observed): Promise<boolean> {
  return learn(tx, bedId, (known, now) => ({
    ...(found.readiness && { deviceReadiness: found.readiness }),
    ...(found.readiness && isDue(known, found.readiness, now) && { readinessAt: now }),
    ...(found.device !== null && { reportedSerial: found.device }),
    ...(known.placeUnknownAt && { placeUnknownAt: null }),
  }))
}

const isDue = ({ deviceReadiness, readinessAt }: BedRow, told: DeviceReadiness, now: Date): boolean =>
  told !== deviceReadiness || readinessAt === null || now.getTime() - readinessAt.getTime() >= TOLD_AGAIN_MS

/**
 * Writes what Solo said about a bed's patient. Where Solo names no patient, the bed forgets its own: the patient before must
 * never be taken for the one who calls now. Where a nurse has since said who lies here, Solo's word is kept next to theirs
 * until a nurse decides; a bed that a nurse left empty takes every patient that no nurse has placed elsewhere.
 * @param spoken - `elsewhere`: Solo said so about another place, where the patient lay before, which proves nothing about this
 * bed
 * @returns whether that was news
 */
export async function learnAboutPatient(
  tx: Transaction,
  bedId: string,
  found: Observed,
  spoken: 'here' | 'elsewhere',
): Promise<boolean> {
  const elsewhere = await isPlacedElsewhere(tx, bedId, found.patient?.mrn)
  return learn(tx, bedId, (known, now) => {
    const said = { patient: found.patient, soloId: found.patient ? found.soloPatientId : null }
    const agrees = (said.patient?.mrn ?? null) === known.patientMrn
    if (spoken === 'elsewhere' && (agrees || said.patient === null)) return {}
    const free = known.placedAt === null || (known.patientMrn === null && !elsewhere)
    if (free && spoken === 'here') return { ...knowledgeOf(said), placedAt: null, soloSays: null }
    if (agrees) {
      return { ...(said.patient && knowledgeOf(said)), placedAt: null, soloSays: null }
    }
    const before = known.soloSays
    const heard = before !== null && (before.patient?.mrn ?? null) === (said.patient?.mrn ?? null)
    return heard ? {} : { soloSays: { ...said, at: now.getTime(), settled: false } }
  })
}

async function isPlacedElsewhere(tx: Transaction, bedId: string, mrn: string | undefined): Promise<boolean> {
  if (mrn === undefined) return false
  const [placed] = await tx
    .select({ id: bed.id })
    .from(bed)
    .where(and(eq(bed.patientMrn, mrn), ne(bed.id, bedId), isNotNull(bed.placedAt)))
    .limit(1)
  return placed !== undefined
}

/**
 * Returns the columns of a bed's row for a patient. Without a patient it is unknown whether the bed is empty: Solo does not
 * say.
 */
export const knowledgeOf = ({ patient, soloId }: Pick<SoloSays, 'patient' | 'soloId'>): Knowledge => ({
  occupied: patient ? true : null,
  patientMrn: patient?.mrn ?? null,
  patientName: patient?.name ?? null,
  patientBirthDate: patient?.birthDate ?? null,
  patientSoloId: soloId,
})

/** Writes that Solo knows no such place, or no device there. @returns whether that was news */
export const learnPlaceUnknown = (tx: Transaction, bedId: string): Promise<boolean> =>
  learn(tx, bedId, (known, now) => (known.placeUnknownAt === null ? { placeUnknownAt: now } : {}))

async function learn(
  tx: Transaction,
  bedId: string,
  decide: (known: BedRow, now: Date) => Knowledge,
): Promise<boolean> {
  const [found] = await tx.select({ known: bed, now: databaseTime }).from(bed).where(eq(bed.id, bedId))
  if (!found) return false
  const said = decide(found.known, new Date(found.now))
  const isNews = Object.entries(said).some(([name, value]) => found.known[name as keyof BedRow] !== value)
  if (isNews) {
    await tx.update(bed).set(said).where(eq(bed.id, bedId))
    if (said.patientMrn !== undefined) await followPatient(tx, bedId, found.known)
  }
  return isNews
}

/** Makes the poller poll a bed `inMs` from now, instead of in its regular turn. */
export const pollSoon = (tx: Transaction, bedId: string, inMs: number) =>
  tx
    .update(bed)
    .set({ nextCheckAt: fromNow(inMs) })
    .where(eq(bed.id, bedId))
