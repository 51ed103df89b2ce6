import { and, desc, eq, gte, isNotNull, lt } from 'drizzle-orm'
import type { ChartAppointment, ChartAppointments } from '@/lib/chart/types'
import { accepted, type Refusal, type Result } from '@/lib/errors'
import type { SoloClient } from '@/lib/solo/client'
import { appointment, request } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { isOf, isUnmet, shownAppointment } from './appointment'
import { atMostAtOnce } from './at-most-at-once'
import type { ChartSettings, Day } from './chart'
import { appointmentsOfEpisode, listEpisodes } from './episodes'
import type { BedPatient } from './patient'
import { chartRefusal } from './refusal'

/** A limit, so that one long history cannot use up the rate limit of Solo; open episodes come first. */
const MOST_EPISODES = 8
const MOST_APPOINTMENTS = 20
const CALLS_AT_ONCE = 4
/** A call requested before midnight is booked for the time it was joined. */
const REQUESTED_BEFORE_MS = 24 * 3_600_000

/** The ids of appointments that may be of the day, and what failed while finding them. */
interface Candidates {
  readonly ids: readonly string[]
  readonly incomplete: boolean
  readonly refusal: Refusal | null
}

/**
 * Returns the patient's appointments of a day, by time. Solo cannot list them by patient, so these are the appointments of the
 * patient's episodes (24, 27), those booked in Lantern, and those of the patient's requests, each fetched by operation 14.
 */
export async function findAppointments(
  { orm, client }: ChartSettings,
  who: BedPatient,
  day: Day,
): Promise<Result<ChartAppointments>> {
  const ofEpisodes = await inEpisodes(client, who.soloId, day)
  const joined = await joinedHere(orm, who, day)
  const known = [...(await bookedHere(orm, who, day)), ...joined]
  const ids = [...new Set([...known, ...ofEpisodes.ids])]
  const fetched = await atMostAtOnce(CALLS_AT_ONCE, ids.slice(0, MOST_APPOINTMENTS), (id) =>
    client.call('getAppointment', { params: { appointment_id: id } }),
  )
  const found = new Map<string, ChartAppointment>()
  let refusal = ofEpisodes.refusal
  for (const answer of fetched) {
    if (answer.ok) {
      const shown = isOf(answer.value, who) ? shownAppointment(answer.value) : null
      if (shown && shown.at >= day.from && shown.at < day.to) {
        const unmet = joined.includes(shown.id) && isUnmet(answer.value)
        found.set(shown.id, unmet ? { ...shown, unmet } : shown)
      }
    } else if (answer.error.kind !== 'not-found') {
      refusal ??= chartRefusal(answer.error, 'thatAppointment').refusal
    }
  }
  if (refusal && found.size === 0) return { ok: false, refusal }
  return accepted({
    appointments: [...found.values()].sort((one, other) => one.at - other.at),
    incomplete: refusal !== null || ofEpisodes.incomplete || ids.length > MOST_APPOINTMENTS,
  })
}

async function inEpisodes(client: SoloClient, patient: string, day: Day): Promise<Candidates> {
  const episodes = await listEpisodes(client, patient)
  if (!episodes.ok) {
    // A patient that Solo has no record of has no episodes either.
    const refusal = episodes.refusal.code === 'not_found' ? null : episodes.refusal
    return { ids: [], incomplete: false, refusal }
  }
  const fetched = await atMostAtOnce(CALLS_AT_ONCE, episodes.value.slice(0, MOST_EPISODES), ({ id }) =>
    appointmentsOfEpisode(client, id),
  )
  const appointments = fetched.flatMap((answer) => (answer.ok ? answer.value : []))
  const failed = fetched.find((answer) => !answer.ok && answer.refusal.code !== 'not_found')
  return {
    // Those without a time are fetched: operation 14 may know it.
    ids: appointments
      .filter(({ at }) => at === null || (at >= day.from && at < day.to))
      .map(({ appointmentId }) => appointmentId),
    incomplete: episodes.value.length > MOST_EPISODES,
    refusal: failed && !failed.ok ? failed.refusal : null,
  }
}

async function bookedHere(orm: Orm, who: BedPatient, day: Day): Promise<string[]> {
  const found = await orm
    .select({ id: appointment.soloId })
    .from(appointment)
    .where(
      and(
        eq(appointment.patientSoloId, who.soloId),
        isNotNull(appointment.soloId),
        gte(appointment.startsAt, new Date(day.from)),
        lt(appointment.startsAt, new Date(day.to)),
      ),
    )
    .orderBy(appointment.startsAt)
    .limit(MOST_APPOINTMENTS)
  return found.flatMap(({ id }) => id ?? [])
}

async function joinedHere(orm: Orm, who: BedPatient, day: Day): Promise<string[]> {
  const found = await orm
    .select({ id: request.appointmentId })
    .from(request)
    .where(
      and(
        eq(request.soloPatientId, who.soloId),
        isNotNull(request.appointmentId),
        gte(request.askedAt, new Date(day.from - REQUESTED_BEFORE_MS)),
        lt(request.askedAt, new Date(day.to)),
      ),
    )
    .orderBy(desc(request.askedAt))
    .limit(MOST_APPOINTMENTS)
  return found.flatMap(({ id }) => id ?? [])
}
