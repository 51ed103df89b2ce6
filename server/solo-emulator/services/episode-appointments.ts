import { asc, eq, inArray } from 'drizzle-orm'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, yes } from '../answer'
import { appointment, visitAnswer, visitComment } from '../db/schema'
import { unixSeconds } from '../time-formats'
import { findVisit } from './appointments'
import { type EpisodeShown, getEpisode, refusedEpisode } from './episodes'

/** An appointment as its episode lists it. `date` is Unix seconds. */
interface EpisodeAppointment {
  readonly appointmentId: number
  readonly date: number
  readonly reasons: string[]
  readonly hasNotes: boolean
  readonly episodeOfCareId: string | null
}

/** Returns the visits that have an answer or a comment in their note. */
async function withNotes(orm: Orm, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const [answer, comment] = [visitAnswer.appointmentId, visitComment.appointmentId]
  const found = await orm
    .select({ id: answer })
    .from(visitAnswer)
    .where(inArray(answer, [...ids]))
    .union(
      orm
        .select({ id: comment })
        .from(visitComment)
        .where(inArray(comment, [...ids])),
    )
  return new Set(found.map(({ id }) => id))
}

/** Operation 27: the episode's appointments by date, also cancelled ones. */
export async function listEpisodeAppointments(
  orm: Orm,
  id: string,
): Promise<Answer<{ episode: EpisodeShown; appointments: EpisodeAppointment[] }>> {
  const shown = await getEpisode(orm, id)
  if (!shown.ok) return shown
  const visits = await orm
    .select({
      appointmentId: appointment.id,
      date: appointment.date,
      reasons: appointment.reasons,
      episodeOfCareId: appointment.episodeOfCareId,
    })
    .from(appointment)
    .where(eq(appointment.episodeOfCareId, id))
    .orderBy(asc(appointment.date), asc(appointment.id))
  const noted = await withNotes(
    orm,
    visits.map((visit) => visit.appointmentId),
  )
  return yes({
    episode: shown.value,
    appointments: visits.map((visit) => ({
      ...visit,
      date: unixSeconds(visit.date),
      reasons: [...visit.reasons],
      hasNotes: noted.has(visit.appointmentId),
    })),
  })
}

/** Operation 28. Without an episode the appointment no longer belongs to one; another patient's episode is refused. */
export async function assignEpisode(
  orm: Orm,
  appointmentId: string,
  episodeId: string | undefined,
): Promise<Answer<[]>> {
  const visit = await findVisit(orm, { id: appointmentId })
  if (!visit.ok) return visit
  const { id, patientSpid } = visit.value
  if (episodeId !== undefined) {
    const refused = await refusedEpisode(orm, { id: episodeId, field: 'episodeId', patientSpid })
    if (refused) return refused
  }
  await orm
    .update(appointment)
    .set({ episodeOfCareId: episodeId ?? null })
    .where(eq(appointment.id, id))
  return yes([])
}
