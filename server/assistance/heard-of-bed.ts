import type { DeviceReadiness } from '@/lib/board/types'
import type { bed, SoloSays } from '@/server/db/schema'
import type { Observed } from '@/server/solo-gateway/observed'

type BedRow = typeof bed.$inferSelect
/** Columns of a bed's row, with what they should hold. */
type Knowledge = Partial<typeof bed.$inferInsert>

/** How much older the time of a device's readiness on the board may be, so that not every poll is an event. */
const TOLD_AGAIN_MS = 600_000

/** What Lantern knows of a bed when it hears Solo's answer. */
export interface Known {
  readonly known: BedRow
  readonly now: Date
  /** A nurse has placed the patient that Solo names in another bed. */
  readonly placedElsewhere: boolean
}

/** Returns `said` where a part of it is not known yet; else null. */
export const newsIn = (known: BedRow, said: Knowledge): Knowledge | null =>
  Object.entries(said).some(([name, value]) => known[name as keyof BedRow] !== value) ? said : null

/** Returns what Solo said about the device at a bed's place. */
export const aboutDevice = ({ known, now }: Known, found: Observed): Knowledge => ({
  ...(found.readiness && { deviceReadiness: found.readiness }),
  ...(found.readiness && isDue(known, found.readiness, now) && { readinessAt: now }),
  ...(found.device !== null && { reportedSerial: found.device }),
  ...(known.placeUnknownAt && { placeUnknownAt: null }),
})

const isDue = ({ deviceReadiness, readinessAt }: BedRow, told: DeviceReadiness, now: Date): boolean =>
  told !== deviceReadiness || readinessAt === null || now.getTime() - readinessAt.getTime() >= TOLD_AGAIN_MS

/**
 * Returns what Solo said about a bed's patient. Where Solo names no patient, the bed forgets its own: the patient before must never
 * be taken for the one who calls now. Where a nurse has since said who lies here, Solo's word is kept next to theirs until a nurse
 * decides; a bed that a nurse left empty takes every patient that no nurse has placed elsewhere.
 * @param spoken as in `Lesson` (observed-bed.ts)
 */
export function aboutPatient(
  { known, now, placedElsewhere }: Known,
  found: Observed,
  spoken: 'here' | 'elsewhere',
): Knowledge {
  const said = { patient: found.patient, soloId: found.patient ? found.soloPatientId : null }
  const agrees = (said.patient?.mrn ?? null) === known.patientMrn
  if (spoken === 'elsewhere' && (agrees || said.patient === null)) return {}
  const free = known.placedAt === null || (known.patientMrn === null && !placedElsewhere)
  if (free && spoken === 'here') return { ...knowledgeOf(said), placedAt: null, soloSays: null }
  if (agrees) {
    return { ...(said.patient && knowledgeOf(said)), placedAt: null, soloSays: null }
  }
  const before = known.soloSays
  const heard = before !== null && (before.patient?.mrn ?? null) === (said.patient?.mrn ?? null)
  return heard ? {} : { soloSays: { ...said, at: now.getTime(), settled: false } }
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
