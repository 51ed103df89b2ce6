import type { ChartOpening } from '@/lib/chart/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import { bedWithAccess, type ChartAccess } from './access'
import type { ChartOf, ChartSettings } from './chart'

/** The patient in a bed, as Solo has reported. */
export interface BedPatient {
  readonly soloId: string
  readonly name: string | null
  readonly mrn: string | null
  /** YYYY-MM-DD. */
  readonly birthDate: string | null
}

interface Found {
  readonly who: BedPatient
  readonly access: ChartAccess | null
}

async function patientIn(
  { orm, ownUnitsOnly }: ChartSettings,
  actor: Actor,
  bedId: string,
): Promise<Result<Found>> {
  const found = await bedWithAccess(orm, actor, bedId)
  if (!found) return refused('not_found', refusalText('place.noBed'))
  const { patientSoloId: soloId, patientName: name, patientMrn: mrn, patientBirthDate: birthDate } = found.bed
  if (soloId === null) return refused('no_patient', refusalText('chart.noPatient'))
  if (ownUnitsOnly && found.access === null) return refused('not_your_unit', refusalText('chart.notYourUnit'))
  return accepted({ who: { soloId, name, mrn, birthDate }, access: found.access })
}

/** Returns the patient of the bed, from Lantern's own database. Tells `saw` who it is, and why the chart is open to the nurse. */
export async function openChart(
  settings: ChartSettings,
  actor: Actor,
  bedId: string,
  saw: (who: BedPatient, access: ChartAccess | null) => void,
): Promise<Result<ChartOpening>> {
  const found = await patientIn(settings, actor, bedId)
  if (!found.ok) return found
  saw(found.value.who, found.value.access)
  const { soloId: id, ...rest } = found.value.who
  return accepted({ patient: { id, ...rest }, opensSolo: settings.soloLinks !== null })
}

/** Runs `work` for the patient in the bed. Refuses patient_changed where the chart was opened for a different one. */
export async function withPatient<T>(
  settings: ChartSettings,
  actor: Actor,
  of: ChartOf,
  work: (who: BedPatient, access: ChartAccess | null) => Promise<Result<T>>,
): Promise<Result<T>> {
  const found = await patientIn(settings, actor, of.bedId)
  if (!found.ok) return found
  const { who, access } = found.value
  return who.soloId === of.patient
    ? work(who, access)
    : refused('patient_changed', refusalText('chart.another'))
}
