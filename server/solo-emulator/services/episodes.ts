import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import type { EpisodeSent } from '@/lib/solo/endpoints'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, badParameter, no, type Refusal, yes } from '../answer'
import { episode, patient } from '../db/schema'
import { recordEvent } from '../webhooks/record-event'
import { PATIENT_UNKNOWN, type PatientName, spidOf } from './patients'

type Episode = typeof episode.$inferSelect

const EPISODE_UNKNOWN = no('unknown', 'Episode not found')

/** The fields of every view of an episode. Days are YYYY-MM-DD; fields that were not given are null. */
interface EpisodeFacts {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string | null
  readonly type: string
  readonly status: string
  readonly objective: string | null
  readonly reasonIncomplete: string | null
}

/** As in "Get list of Episodes for patient". */
export type ListedEpisode = EpisodeFacts & { readonly patientId: string }

/** As in "Get Episode". */
export type EpisodeShown = EpisodeFacts & {
  readonly soloPatientId: number
  readonly externalPatientId: string
}

const factsOf = (one: Episode): EpisodeFacts => ({
  id: one.id,
  name: one.name,
  from: one.startsOn,
  to: one.endsOn,
  type: one.type,
  status: one.status,
  objective: one.objective,
  reasonIncomplete: one.reasonIncomplete,
})

const columnsOf = (sent: EpisodeSent) => ({
  name: sent.name,
  type: sent.type,
  startsOn: sent.from,
  endsOn: sent.to,
  status: sent.status.toLowerCase(),
  objective: sent.objective,
  reasonIncomplete: sent.reasonIncomplete,
})

/** Operation 23. */
export async function createEpisode(
  orm: Orm,
  of: PatientName,
  sent: EpisodeSent,
): Promise<Answer<{ episodeId: string }>> {
  const patientSpid = await spidOf(orm, of)
  if (patientSpid === null) return PATIENT_UNKNOWN
  const episodeId = randomUUID()
  await orm.transaction(async (tx) => {
    await tx.insert(episode).values({ id: episodeId, patientSpid, ...columnsOf(sent) })
    await recordEvent(tx, { event: 'episode:created', episodeId })
  })
  return yes({ episodeId })
}

/** Operation 24: the patient's episodes by the day they start. */
export async function listEpisodes(
  orm: Orm,
  of: PatientName,
): Promise<Answer<{ episodes: ListedEpisode[] }>> {
  const spid = await spidOf(orm, of)
  if (spid === null) return PATIENT_UNKNOWN
  const found = await orm
    .select({ one: episode, patientId: patient.iwaId })
    .from(episode)
    .innerJoin(patient, eq(patient.spid, episode.patientSpid))
    .where(eq(episode.patientSpid, spid))
    .orderBy(asc(episode.startsOn), asc(episode.id))
  return yes({ episodes: found.map(({ one, patientId }) => ({ ...factsOf(one), patientId })) })
}

/** Operation 25. */
export async function getEpisode(orm: Orm, id: string): Promise<Answer<EpisodeShown>> {
  const [found] = await orm
    .select({ one: episode, externalPatientId: patient.ownId })
    .from(episode)
    .innerJoin(patient, eq(patient.spid, episode.patientSpid))
    .where(eq(episode.id, id))
  if (!found) return EPISODE_UNKNOWN
  const { one, externalPatientId } = found
  return yes({ ...factsOf(one), soloPatientId: one.patientSpid, externalPatientId })
}

/** Returns the refusal of an episode for a visit of that patient; null if it is theirs. `field` is where it was sent. */
export async function refusedEpisode(
  orm: Orm,
  { id, field, patientSpid }: { readonly id: string; readonly field: string; readonly patientSpid: number },
): Promise<Refusal | null> {
  const [chosen] = await orm.select().from(episode).where(eq(episode.id, id))
  if (!chosen) return EPISODE_UNKNOWN
  return chosen.patientSpid === patientSpid
    ? null
    : badParameter(field, 'This is an episode of another patient.')
}

/** Operation 26. Fields that are left out stay. */
export const updateEpisode = (orm: Orm, id: string, sent: EpisodeSent): Promise<Answer<EpisodeShown>> =>
  orm.transaction(async (tx) => {
    const [before] = await tx.select().from(episode).where(eq(episode.id, id)).for('update')
    if (!before) return EPISODE_UNKNOWN
    const endsOn = sent.to === undefined ? before.endsOn : sent.to
    if (endsOn !== null && endsOn < sent.from) {
      return badParameter('from', 'must not be after the day on which the episode ends')
    }
    await tx.update(episode).set(columnsOf(sent)).where(eq(episode.id, id))
    await recordEvent(tx, { event: 'episode:updated', episodeId: id })
    return getEpisode(tx, id)
  })
