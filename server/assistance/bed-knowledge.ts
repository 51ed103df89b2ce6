import { and, eq, isNotNull, ne } from 'drizzle-orm'
import { databaseTime } from '../db/clock'
import { fromNow } from '../db/lease'
import type { Transaction } from '../db/open'
import { bed, type SoloSays } from '../db/schema'
import type { Observed } from '../upstream/observed'

type BedRow = typeof bed.$inferSelect
type Knowledge = Partial<typeof bed.$inferInsert>

/** Writes what Solo said of the device at a bed's place. @returns whether that was news */
export async function learnAboutDevice(tx: Transaction, bedId: string, found: Observed): Promise<boolean> {
  return learn(tx, bedId, (known, now) => ({
    news: {
      ...(found.readiness && { deviceReadiness: found.readiness }),
      ...(found.device !== null && { reportedSerial: found.device }),
      ...(known.placeUnknownAt && { placeUnknownAt: null }),
    },
    // Of a device that goes on as it was only the age changes, which is no news.
    also: found.readiness ? { readinessAt: now } : {},
  }))
}

/**
 * Writes what Solo said of a bed's patient. Where it names no patient, whom we knew there is forgotten: the patient before
 * must never be taken for the one who calls now. Where a person has said who lies here since, Solo's word stands beside
 * theirs until somebody decides; a bed that they left empty takes whomever they have not put elsewhere.
 * @param spoken - `elsewhere`: Solo said so of another place, where the patient lay before, which proves nothing about here
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
    if (spoken === 'elsewhere' && (agrees || said.patient === null)) return { news: {} }
    const free = known.placedAt === null || (known.patientMrn === null && !elsewhere)
    if (free && spoken === 'here') return { news: { ...knowledgeOf(said), placedAt: null, soloSays: null } }
    if (agrees) {
      return { news: { ...(said.patient && knowledgeOf(said)), placedAt: null, soloSays: null } }
    }
    const before = known.soloSays
    const heard = before !== null && (before.patient?.mrn ?? null) === (said.patient?.mrn ?? null)
    return heard ? { news: {} } : { news: { soloSays: { ...said, at: now.getTime(), settled: false } } }
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

/** What a bed's row says of the patient. Without one it is not known whether the bed is empty: Solo does not tell. */
export const knowledgeOf = ({ patient, soloId }: Pick<SoloSays, 'patient' | 'soloId'>): Knowledge => ({
  occupied: patient ? true : null,
  patientMrn: patient?.mrn ?? null,
  patientName: patient?.name ?? null,
  patientBirthDate: patient?.birthDate ?? null,
  patientSoloId: soloId,
})

/** Writes that Solo knows no such place, or no device there. @returns whether that was news */
export const learnPlaceUnknown = (tx: Transaction, bedId: string): Promise<boolean> =>
  learn(tx, bedId, (known, now) => ({ news: known.placeUnknownAt === null ? { placeUnknownAt: now } : {} }))

async function learn(
  tx: Transaction,
  bedId: string,
  decide: (known: BedRow, now: Date) => { news: Knowledge; also?: Knowledge },
): Promise<boolean> {
  const [found] = await tx.select({ known: bed, now: databaseTime }).from(bed).where(eq(bed.id, bedId))
  if (!found) return false
  const { news, also } = decide(found.known, new Date(found.now))
  const isNews = Object.entries(news).some(([name, value]) => found.known[name as keyof BedRow] !== value)
  const set = { ...also, ...(isNews && news) }
  if (Object.keys(set).length > 0) await tx.update(bed).set(set).where(eq(bed.id, bedId))
  return isNews
}

/** Has the watcher look at a bed `inMs` from now, instead of when its quiet turn comes. */
export const lookSoon = (tx: Transaction, bedId: string, inMs: number) =>
  tx
    .update(bed)
    .set({ nextCheckAt: fromNow(inMs) })
    .where(eq(bed.id, bedId))
