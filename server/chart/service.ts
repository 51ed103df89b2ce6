import type {
  ChartAppointments,
  ChartAttachment,
  ChartDocument,
  ChartEpisode,
  ChartOpening,
  Demographics,
  EpisodeAppointment,
  NewChartDocument,
  NoteAnswers,
  NoteForm,
} from '@/lib/chart/types'
import type { Result } from '@/lib/errors'
import type { Permit } from '@/server/access/permission'
import { findAppointments } from './appointments'
import { addAttachment, listAttachments, removeAttachment } from './attachments'
import type { AttachedFile, ChartOf, ChartSettings, Day } from './chart'
import { readDemographics } from './demographics'
import { addDocument, listDocuments } from './documents'
import { listEpisodeAppointments, listEpisodes } from './episodes'
import { answerNote, readNote } from './note'
import { openChart, withPatient } from './patient'
import { linkToAppointment } from './solo-link'

/**
 * The patient in a bed, as Solo has them. Each call but the first names the bed and the patient that the chart was opened for.
 * Refusals of all: not_found (the bed), no_patient, patient_changed, upstream_*. An appointment, episode or attachment of another
 * patient is not_found.
 */
export interface ChartService {
  open(permit: Permit<'chart:read'>, bedId: string): Promise<Result<ChartOpening>>
  demographics(permit: Permit<'chart:read'>, of: ChartOf): Promise<Result<Demographics>>
  episodes(permit: Permit<'chart:read'>, of: ChartOf): Promise<Result<readonly ChartEpisode[]>>
  episodeAppointments(
    permit: Permit<'chart:read'>,
    of: ChartOf,
    episodeId: string,
  ): Promise<Result<readonly EpisodeAppointment[]>>
  appointments(permit: Permit<'chart:read'>, of: ChartOf, day: Day): Promise<Result<ChartAppointments>>
  note(permit: Permit<'chart:read'>, of: ChartOf, appointmentId: string): Promise<Result<readonly NoteForm[]>>
  /** Returns the form as it is afterwards; note_changed where another user has answered one of the questions meanwhile. */
  answerNote(
    permit: Permit<'chart:write'>,
    of: ChartOf,
    appointmentId: string,
    sent: NoteAnswers,
  ): Promise<Result<{ readonly savedAt: number }>>
  attachments(
    permit: Permit<'chart:read'>,
    of: ChartOf,
    appointmentId: string,
  ): Promise<Result<readonly ChartAttachment[]>>
  /** Also refuses unsupported_media_type and payload_too_large. */
  addAttachment(
    permit: Permit<'chart:write'>,
    of: ChartOf,
    appointmentId: string,
    file: AttachedFile,
  ): Promise<Result<ChartAttachment>>
  removeAttachment(
    permit: Permit<'chart:write'>,
    of: ChartOf,
    appointmentId: string,
    attachmentId: string,
  ): Promise<Result<null>>
  /** Lists those added through Lantern, the newest first: Solo's API lists none. */
  documents(permit: Permit<'chart:read'>, of: ChartOf): Promise<Result<readonly ChartDocument[]>>
  addDocument(
    permit: Permit<'chart:write'>,
    of: ChartOf,
    sent: NewChartDocument,
  ): Promise<Result<ChartDocument>>
  /** Returns the address that opens an appointment in Solo; it holds the patient's data, encrypted. Refuses linking_not_configured. */
  soloLink(permit: Permit<'solo:open'>, of: ChartOf, appointmentId: string): Promise<Result<{ url: string }>>
}

export function createChartService(settings: ChartSettings): ChartService {
  const { orm, client } = settings
  return {
    open: (_permit, bedId) => openChart(settings, bedId),
    demographics: (_permit, of) => withPatient(orm, of, (who) => readDemographics(client, who.soloId)),
    episodes: (_permit, of) => withPatient(orm, of, (who) => listEpisodes(client, who.soloId)),
    episodeAppointments: (_permit, of, id) =>
      withPatient(orm, of, (who) => listEpisodeAppointments(client, who.soloId, id)),
    appointments: (_permit, of, day) => withPatient(orm, of, (who) => findAppointments(settings, who, day)),
    note: (_permit, of, id) => withPatient(orm, of, (who) => readNote(client, who, id)),
    answerNote: (_permit, of, id, sent) => withPatient(orm, of, (who) => answerNote(client, who, id, sent)),
    attachments: (_permit, of, id) => withPatient(orm, of, (who) => listAttachments(client, who, id)),
    addAttachment: (_permit, of, id, file) =>
      withPatient(orm, of, (who) => addAttachment(client, who, id, file)),
    removeAttachment: (_permit, of, id, attachment) =>
      withPatient(orm, of, (who) => removeAttachment(client, who, id, attachment)),
    documents: (_permit, of) => withPatient(orm, of, (who) => listDocuments(orm, who.soloId)),
    addDocument: ({ actor }, of, sent) =>
      withPatient(orm, of, (who) => addDocument(settings, actor, who.soloId, sent)),
    soloLink: ({ actor }, of, id) =>
      withPatient(orm, of, (who) => linkToAppointment(settings, actor, who, id)),
  }
}
