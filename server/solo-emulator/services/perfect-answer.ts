import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import type { Consult } from '@/lib/solo/endpoints'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { type Answer, badParameter, no, yes } from '../answer'
import { appointment, location, noteTemplate, patient, waitingRoom, waitingRoomForm } from '../db/schema'
import { mergePatient, type PatientRecord } from '../patient-record'
import { recordEvent } from '../webhooks/record-event'
import { answerForm, type Form, questionsOf } from './note-forms'

/** The form of each reason, by the names in the reference. */
const FORM_OF: Readonly<Record<Consult['reason'], string>> = {
  Stroke: 'Acute Neurology - Physician Services',
  'EEG Stat': 'EEG - Physician Services',
  'EEG Routine': 'EEG - Physician Services',
}

/** The wording is the reference's. */
const TOO_SOON = no('too-soon', 'A visit has already been created for the patient within 24 hours')

const NOT_SET_UP = badParameter('reason', 'No waiting room has the visit note template for it.')

/** Both are UUIDs, and both work in the paths of the other operations. */
export interface ConsultCreated {
  readonly patientId: string
  readonly encounterId: string
}

/**
 * Operation 33: creates or updates the patient with that MRN, books a visit from now on in the first waiting room that has the
 * reason's form, and answers the form with what was sent; all of it or nothing. It is refused if a visit of any kind was booked
 * for the patient in the last 24 hours and not cancelled.
 */
export async function createConsult(orm: Orm, sent: Consult): Promise<Answer<ConsultCreated>> {
  const [place] = await orm.select().from(location).where(eq(location.id, sent.locationId))
  if (!place) return badParameter('locationId', 'There is no location with this id.')
  return orm.transaction(async (tx) => {
    // Of two requests for one patient the second has to see what the first one booked, even if the first creates the patient.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`solo patient ${sent.mrn}`}, 0))`)
    if (await wasBookedLately(tx, sent.mrn)) return TOO_SOON
    const setUp = await roomFor(tx, FORM_OF[sent.reason])
    if (!setUp) return NOT_SET_UP
    const who = await makeOrUpdatePatient(tx, sent)
    const [visit] = await tx
      .insert(appointment)
      .values({
        patientSpid: who.spid,
        waitingRoomId: setUp.room.id,
        date: new Date(),
        durationSeconds: setUp.room.slotSeconds,
        reasons: [sent.reason],
        status: 'scheduled',
        providers: [],
        videoCallStatus: 'waiting',
      })
      .returning()
    if (!visit) throw new Error('The visit was not kept')
    await recordEvent(tx, { event: 'appointment:scheduled', appointmentId: visit.id })
    await answerForm(tx, visit.id, setUp.form, answersTo(setUp.form, sent))
    return yes({ patientId: who.iwaId, encounterId: visit.aggregateId })
  })
}

async function wasBookedLately(tx: Transaction, mrn: string): Promise<boolean> {
  const ofPatient = tx.select({ spid: patient.spid }).from(patient).where(eq(patient.mrn, mrn))
  const lately = and(
    inArray(appointment.patientSpid, ofPatient),
    ne(appointment.status, 'cancelled'),
    gt(appointment.createdAt, sql`now() - interval '24 hours'`),
  )
  return (await tx.$count(appointment, lately)) > 0
}

async function roomFor(tx: Transaction, formName: string) {
  const [found] = await tx
    .select({ room: waitingRoom, form: noteTemplate })
    .from(waitingRoomForm)
    .innerJoin(waitingRoom, eq(waitingRoom.id, waitingRoomForm.waitingRoomId))
    .innerJoin(noteTemplate, eq(noteTemplate.id, waitingRoomForm.templateId))
    .where(eq(noteTemplate.name, formName))
    .orderBy(asc(waitingRoom.position), asc(waitingRoom.name))
    .limit(1)
  return found
}

async function makeOrUpdatePatient(tx: Transaction, sent: Consult): Promise<typeof patient.$inferSelect> {
  const [known] = await tx
    .select()
    .from(patient)
    .where(eq(patient.mrn, sent.mrn))
    .orderBy(asc(patient.spid))
    .limit(1)
    .for('update')
  const { mrn, dob: birthDate } = sent
  const record = mergePatient({ mrn, birthDate, name: namesOf(sent, known?.record) }, known?.record)
  const id = randomUUID()
  const [kept] = known
    ? await tx.update(patient).set({ record }).where(eq(patient.spid, known.spid)).returning()
    : await tx.insert(patient).values({ ownId: id, iwaId: id, record }).returning()
  if (!kept) throw new Error('The patient was not kept')
  await recordEvent(tx, { event: known ? 'patient:updated' : 'patient:created', patientId: kept.spid })
  return kept
}

/** Returns the usual name as sent; parts that the request cannot express stay. */
function namesOf({ firstName, lastName }: Consult, before: PatientRecord | undefined) {
  const [usual, ...others] = before?.name ?? []
  const same = usual?.firstName === firstName && usual.lastName === lastName
  const family = same ? usual.family : `${firstName} ${lastName}`
  return [{ use: 'usual', ...usual, family, firstName, lastName }, ...others.map((one) => ({ ...one }))]
}

/** Returns the answers by the questions' tags: each names the field of the request that answers it. */
function answersTo(form: Form, sent: Consult): { id: string; value: string[] }[] {
  const fields = new Map<string, string | undefined>(Object.entries(sent))
  return questionsOf(form).flatMap(({ question: { id, tag } }) => {
    const value = tag === undefined ? undefined : fields.get(tag)
    return value ? [{ id, value: [value] }] : []
  })
}
