import { eq } from 'drizzle-orm'
import type { ChartOpening } from '@/lib/chart/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { bed } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import type { ChartOf, ChartSettings } from './chart'

/** The patient in a bed, as Solo has reported. */
export interface BedPatient {
  readonly soloId: string
  readonly name: string | null
  readonly mrn: string | null
  /** YYYY-MM-DD. */
  readonly birthDate: string | null
}

async function patientIn(orm: Orm, bedId: string): Promise<Result<BedPatient>> {
  const [found] = await orm
    .select({
      soloId: bed.patientSoloId,
      name: bed.patientName,
      mrn: bed.patientMrn,
      birthDate: bed.patientBirthDate,
    })
    .from(bed)
    .where(eq(bed.id, bedId))
  if (!found) return refused('not_found', refusalText('place.noBed'))
  const { soloId, ...rest } = found
  return soloId === null
    ? refused('no_patient', refusalText('chart.noPatient'))
    : accepted({ soloId, ...rest })
}

/** Returns the patient of the bed, from Lantern's own database. */
export async function openChart(
  { orm, soloLinks }: ChartSettings,
  bedId: string,
): Promise<Result<ChartOpening>> {
  const found = await patientIn(orm, bedId)
  if (!found.ok) return found
  const { soloId: id, ...rest } = found.value
  return accepted({ patient: { id, ...rest }, opensSolo: soloLinks !== null })
}

/** Runs `work` for the patient in the bed. Refuses patient_changed where the chart was opened for a different one. */
export async function withPatient<T>(
  orm: Orm,
  of: ChartOf,
  work: (who: BedPatient) => Promise<Result<T>>,
): Promise<Result<T>> {
  const found = await patientIn(orm, of.bedId)
  if (!found.ok) return found
  return found.value.soloId === of.patient
    ? work(found.value)
    : refused('patient_changed', refusalText('chart.another'))
}
