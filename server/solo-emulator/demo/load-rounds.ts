import { eq, inArray, ne } from 'drizzle-orm'
import type { Database, Transaction } from '@/server/platform/db/open'
import { appointment, attachment, episode, patient, visitAnswer, visitForm, waitingRoom } from '../db/schema'
import { demoPdf } from './files'
import {
  type DemoStay,
  dayOf,
  demoStays,
  ROUND_ANSWERS,
  ROUND_SECONDS,
  ROUNDS_NURSE,
  ROUNDS_ROOM,
} from './rounds'

const CONSENT = { title: 'Consent to virtual nursing.pdf', sizeBytes: 1_024 }

/**
 * Gives some inpatients of the demo hospital a stay with rounds around `now`, so that their charts have something for today.
 * Called on every start: rows that exist stay as people have left them.
 */
export const loadDemoRounds = (database: Database, now: Date): Promise<void> =>
  database.orm.transaction(async (tx) => {
    const [room] = await tx.select().from(waitingRoom).where(eq(waitingRoom.name, ROUNDS_ROOM))
    if (!room) return
    const stays = demoStays(now)
    const known = await tx
      .select({ spid: patient.spid, id: patient.ownId })
      .from(patient)
      .where(
        inArray(
          patient.ownId,
          stays.map(({ patientId }) => patientId),
        ),
      )
    const spids = new Map(known.map(({ id, spid }) => [id, spid]))
    for (const stay of stays) {
      const spid = spids.get(stay.patientId)
      if (spid !== undefined) await loadStay(tx, stay, spid, room.id)
    }
  })

async function loadStay(tx: Transaction, stay: DemoStay, patientSpid: number, waitingRoomId: string) {
  const [first] = stay.rounds
  await tx
    .insert(episode)
    .values({
      id: stay.episodeId,
      patientSpid,
      name: 'Hospital stay',
      type: 'inpatient',
      startsOn: dayOf(first?.at ?? new Date()),
      status: 'active',
      objective: 'Home with support',
    })
    .onConflictDoNothing()
  const booked = await tx
    .insert(appointment)
    .values(
      stay.rounds.map(({ externalId, at, over }) => ({
        externalId,
        patientSpid,
        waitingRoomId,
        date: at,
        durationSeconds: ROUND_SECONDS,
        reasons: ['Virtual nursing round'],
        status: over ? 'completed' : 'scheduled',
        episodeOfCareId: stay.episodeId,
        providers: [ROUNDS_NURSE],
        videoCallStatus: over ? 'complete' : 'waiting',
      })),
    )
    .onConflictDoNothing({ target: appointment.externalId, where: ne(appointment.status, 'cancelled') })
    .returning({ id: appointment.id, externalId: appointment.externalId })
  for (const { id, externalId } of booked) {
    const round = stay.rounds.find((one) => one.externalId === externalId)
    if (round?.over) await answer(tx, id, round.at)
    else {
      await tx.insert(attachment).values({
        ...CONSENT,
        appointmentId: id,
        mimeType: 'application/pdf',
        uploadedAt: first?.at,
        content: demoPdf(CONSENT.sizeBytes),
      })
    }
  }
}

async function answer(tx: Transaction, appointmentId: number, answeredAt: Date): Promise<void> {
  const [given] = ROUND_ANSWERS
  if (!given) return
  await tx.insert(visitForm).values({ appointmentId, templateId: given.templateId }).onConflictDoNothing()
  await tx.insert(visitAnswer).values(ROUND_ANSWERS.map((one) => ({ ...one, appointmentId, answeredAt })))
}
