import type { ChartEpisode, EpisodeAppointment } from '@/lib/chart/types'
import { accepted, type Result, refused } from '@/lib/errors'
import type { SoloClient } from '@/lib/solo/client'
import { refusalText } from '@/lib/words/refusal-text'
import { chartRefusal } from './refusal'

/** Open episodes come before planned ones, and those before finished ones. */
const ORDER = ['active', 'onhold', 'planning', 'waitlist', 'finished', 'canceled']

const rank = ({ status }: ChartEpisode): number => {
  const known = ORDER.indexOf(status?.toLowerCase() ?? '')
  return known < 0 ? ORDER.length : known
}

/** Lists the patient's episodes (operation 24): open ones first, then the newest. */
export async function listEpisodes(
  client: SoloClient,
  patient: string,
): Promise<Result<readonly ChartEpisode[]>> {
  const answer = await client.call('listEpisodes', { params: { patient_id: patient } })
  if (!answer.ok) return chartRefusal(answer.error, 'patient')
  const episodes = answer.value.episodes.map((one) => ({
    id: String(one.id),
    name: one.name || null,
    type: one.type || null,
    status: one.status || null,
    from: one.from || null,
    to: one.to || null,
    objective: one.objective || null,
    reasonIncomplete: one.reasonIncomplete || null,
  }))
  return accepted(
    episodes.sort(
      (one, other) => rank(one) - rank(other) || (other.from ?? '').localeCompare(one.from ?? ''),
    ),
  )
}

/** Lists the appointments of an episode of this patient (operation 27), the latest first. */
export async function listEpisodeAppointments(
  client: SoloClient,
  patient: string,
  episodeId: string,
): Promise<Result<readonly EpisodeAppointment[]>> {
  const episodes = await listEpisodes(client, patient)
  if (!episodes.ok) return episodes
  if (!episodes.value.some(({ id }) => id === episodeId)) {
    return refused('not_found', refusalText('chart.episode'))
  }
  const appointments = await appointmentsOfEpisode(client, episodeId)
  return appointments.ok
    ? accepted([...appointments.value].sort((one, other) => (other.at ?? 0) - (one.at ?? 0)))
    : appointments
}

/** Lists the appointments of an episode that is known to be the patient's (operation 27). */
export async function appointmentsOfEpisode(
  client: SoloClient,
  episodeId: string,
): Promise<Result<readonly EpisodeAppointment[]>> {
  const answer = await client.call('listEpisodeAppointments', { params: { episode_id: episodeId } })
  if (!answer.ok) return chartRefusal(answer.error, 'episode')
  return accepted(
    answer.value.appointments.map((one) => ({
      appointmentId: String(one.appointmentId),
      at: one.date === null || one.date === undefined ? null : one.date * 1000,
      reasons: one.reasons ?? [],
      hasNotes: one.hasNotes ?? false,
    })),
  )
}
