import { eq, or, sql } from 'drizzle-orm'
import type { NewPatient, PatientUpdate } from '@/lib/solo/endpoints'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, no, yes } from '../answer'
import { patient } from '../db/schema'
import { mergePatient, type PatientRecord } from '../patient-record'
import { recordEvent } from '../webhooks/record-event'

/** The three ids of a patient. `id` is the one that the creating client gave, or Solo's own ("ID of patient in IWA"). */
export type PatientName = { readonly id: string } | { readonly spid: number } | { readonly hsid: string }

export const PATIENT_UNKNOWN = no('unknown', 'Patient not found')

const named = (name: PatientName) => {
  if ('spid' in name) return eq(patient.spid, name.spid)
  if ('hsid' in name) return eq(patient.hsid, name.hsid)
  return or(eq(patient.ownId, name.id), sql`${patient.iwaId}::text = ${name.id}`)
}

/** Returns the patient's SPID, or null if no patient has that id. */
export async function spidOf(orm: Orm, name: PatientName): Promise<number | null> {
  const [found] = await orm.select({ spid: patient.spid }).from(patient).where(named(name)).limit(1)
  return found?.spid ?? null
}

/** Operation 1. Returns the SPID; refuses an id that is taken. */
export const createPatient = (orm: Orm, { id, ...sent }: NewPatient): Promise<Answer<number>> =>
  orm.transaction(async (tx) => {
    const [made] = await tx
      .insert(patient)
      .values({ ownId: id, record: mergePatient(sent) })
      .onConflictDoNothing({ target: patient.ownId })
      .returning({ spid: patient.spid })
    if (!made) return no('taken', 'A patient with this id already exists')
    await recordEvent(tx, { event: 'patient:created', patientId: made.spid })
    return yes(made.spid)
  })

/** Operations 2 and 3. */
export async function getPatient(orm: Orm, name: PatientName): Promise<Answer<PatientRecord>> {
  const [found] = await orm.select({ record: patient.record }).from(patient).where(named(name)).limit(1)
  return found ? yes(found.record) : PATIENT_UNKNOWN
}

/** Operations 4 and 5. Fields that are left out stay; two updates at once both count. */
export const updatePatient = (orm: Orm, name: PatientName, sent: PatientUpdate): Promise<Answer<[]>> =>
  orm.transaction(async (tx) => {
    const [found] = await tx.select().from(patient).where(named(name)).limit(1).for('update')
    if (!found) return PATIENT_UNKNOWN
    const record = mergePatient(sent, found.record)
    await tx.update(patient).set({ record }).where(eq(patient.spid, found.spid))
    const deactivated = found.record.active && !record.active
    // A change that only deactivates the patient is not an update too.
    const updated = Object.keys(sent).some((field) => field !== 'active' || !deactivated)
    if (updated) await recordEvent(tx, { event: 'patient:updated', patientId: found.spid })
    if (deactivated) await recordEvent(tx, { event: 'patient:deactivated', patientId: found.spid })
    return yes([])
  })
