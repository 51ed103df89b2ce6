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
 * The patient behind a bed, as Solo has him. Each call but the first names the bed and the patient its chart was opened
 * for; refusals of all: not_found (the bed), no_patient, patient_changed, and what comes of Solo. An appointment,
 * episode or attachment that is not this patient's is not_found.
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
  /** Answers the form as it is after that; note_changed where somebody else has answered one of them meanwhile. */
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
  /** Refuses unsupported_media_type and payload_too_large besides. */
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
  /** Those added through Lantern, the newest first: Solo's API shows none. */
  documents(permit: Permit<'chart:read'>, of: ChartOf): Promise<Result<readonly ChartDocument[]>>
  addDocument(
    permit: Permit<'chart:write'>,
    of: ChartOf,
    sent: NewChartDocument,
  ): Promise<Result<ChartDocument>>
  /** The address that opens a visit in Solo; it holds the patient's data, encrypted. linking_not_configured. */
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
