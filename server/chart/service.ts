import type { Action } from '@/lib/board/roles'
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
  OpenedChart,
} from '@/lib/chart/types'
import { accepted, type Result } from '@/lib/errors'
import type { Permit } from '@/server/access/permission'
import { type Begin, createAudit } from '@/server/audit/audit'
import type { About } from '@/server/audit/entry'
import type { Recorded } from '@/server/audit/recorded'
import type { ChartAccess } from './access'
import { findAppointments } from './appointments'
import { addAttachment, listAttachments, removeAttachment } from './attachments'
import type { AttachedFile, ChartOf, ChartSettings, Day } from './chart'
import { readDemographics } from './demographics'
import { addDocument, listDocuments } from './documents'
import { listEpisodeAppointments, listEpisodes } from './episodes'
import { breakGlass, listOpened } from './glass'
import { createChartLimits } from './limits'
import { answerNote, readNote } from './note'
import { type BedPatient, openChart, withPatient } from './patient'
import { linkToAppointment } from './solo-link'

/**
 * The patient in a bed, as Solo has them. Each call but the first names the bed and the patient that the chart was opened for.
 * Refusals of all: not_found (the bed), no_patient, not_your_unit, patient_changed, upstream_*. An appointment, episode or attachment of another
 * patient is not_found.
 */
export interface ChartService {
  open(permit: Permit<'chart:read'>, bedId: string): Promise<Recorded<ChartOpening>>
  /**
   * Opens a chart outside the nurse's own units for some hours, for a reason that is kept and shown to the charge nurses. Also
   * refuses too_many_attempts.
   */
  breakGlass(
    permit: Permit<'chart:break-glass'>,
    bedId: string,
    reason: string,
  ): Promise<Recorded<{ readonly until: number }>>
  /** Lists the charts that were opened outside their nurses' units in the last 24 h. */
  opened(permit: Permit<'glass:read'>): Promise<Recorded<readonly OpenedChart[]>>
  demographics(permit: Permit<'chart:read'>, of: ChartOf): Promise<Recorded<Demographics>>
  episodes(permit: Permit<'chart:read'>, of: ChartOf): Promise<Recorded<readonly ChartEpisode[]>>
  episodeAppointments(
    permit: Permit<'chart:read'>,
    of: ChartOf,
    episodeId: string,
  ): Promise<Recorded<readonly EpisodeAppointment[]>>
  appointments(permit: Permit<'chart:read'>, of: ChartOf, day: Day): Promise<Recorded<ChartAppointments>>
  note(
    permit: Permit<'chart:read'>,
    of: ChartOf,
    appointmentId: string,
  ): Promise<Recorded<readonly NoteForm[]>>
  /** Returns the form as it is afterwards; note_changed where another user has answered one of the questions meanwhile. */
  answerNote(
    permit: Permit<'chart:write'>,
    of: ChartOf,
    appointmentId: string,
    sent: NoteAnswers,
  ): Promise<Recorded<{ readonly savedAt: number }>>
  attachments(
    permit: Permit<'chart:read'>,
    of: ChartOf,
    appointmentId: string,
  ): Promise<Recorded<readonly ChartAttachment[]>>
  /** Also refuses unsupported_media_type and payload_too_large. */
  addAttachment(
    permit: Permit<'chart:write'>,
    of: ChartOf,
    appointmentId: string,
    file: AttachedFile,
  ): Promise<Recorded<ChartAttachment>>
  removeAttachment(
    permit: Permit<'chart:write'>,
    of: ChartOf,
    appointmentId: string,
    attachmentId: string,
  ): Promise<Recorded<null>>
  /** Lists those added through Lantern, the newest first: Solo's API lists none. */
  documents(permit: Permit<'chart:read'>, of: ChartOf): Promise<Recorded<readonly ChartDocument[]>>
  addDocument(
    permit: Permit<'chart:write'>,
    of: ChartOf,
    sent: NewChartDocument,
  ): Promise<Recorded<ChartDocument>>
  /** Returns the address that opens an appointment in Solo; it holds the patient's data, encrypted. Refuses linking_not_configured. */
  soloLink(
    permit: Permit<'solo:open'>,
    of: ChartOf,
    appointmentId: string,
  ): Promise<Recorded<{ url: string }>>
}

/** A part of the chart of a bed's patient, and the ids of what was asked for in it. */
interface Part {
  readonly bedId: string
  readonly part: string
  readonly ids?: Readonly<Record<string, string>>
}

export function createChartService(settings: ChartSettings): ChartService {
  const { orm, client } = settings
  const audit = createAudit(orm)
  const limits = createChartLimits(orm)
  /** What a row says of a chart: which part of it, and why it is open to the nurse. */
  const about = ({ bedId, part, ids }: Part): About => ({ bedId, detail: { part, ...ids } })
  /** The patient who was shown: another may lie there once Solo has answered. One without an MRN is named by Solo's id. */
  const shown = ({ bedId, part, ids }: Part, { mrn, soloId }: BedPatient, by: ChartAccess | null): About => ({
    bedId,
    patient: mrn,
    detail: { part, ...ids, ...(by && { by }), ...(mrn === null && { patient: soloId }) },
  })
  const read = <A extends Action, T>(
    permit: Permit<A>,
    of: ChartOf,
    asked: Omit<Part, 'bedId'>,
    run: (who: BedPatient) => Promise<Result<T>>,
  ) => {
    const part = { ...asked, bedId: of.bedId }
    return audit.read(permit, about(part), (note, writeAhead) =>
      withPatient(settings, permit.actor, of, (who, by) => {
        note(shown(part, who, by))
        // Only Solo's failure can refuse what is asked of a patient as a whole; an appointment may be another's.
        if (!asked.ids) writeAhead()
        return run(who)
      }),
    )
  }
  const write = <T>(
    permit: Permit<'chart:write'>,
    of: ChartOf,
    asked: Omit<Part, 'bedId'>,
    run: (who: BedPatient, begin: Begin) => Promise<Result<T>>,
  ) => {
    const part = { ...asked, bedId: of.bedId }
    return audit.send(permit, about(part), (begin, note) =>
      withPatient(settings, permit.actor, of, (who, by) => {
        note(shown(part, who, by))
        return run(who, begin)
      }),
    )
  }
  return {
    open(permit, bedId) {
      const part = { bedId, part: 'opening' }
      return audit.read(permit, about(part), async (note) => {
        const allowed = await limits.open(permit.actor.userId)
        if (!allowed.ok) return allowed
        return openChart(settings, permit.actor, bedId, (who, by) => note(shown(part, who, by)))
      })
    },
    breakGlass: (permit, bedId, reason) =>
      audit.change(permit, { bedId, reason }, async (acting) => {
        const allowed = await limits.breakGlass(permit.actor.userId)
        return allowed.ok ? breakGlass(acting, permit.actor, bedId, reason) : allowed
      }),
    opened: (permit) => audit.plain(permit, async () => accepted(await listOpened(orm))),
    demographics: (permit, of) =>
      read(permit, of, { part: 'demographics' }, (who) => readDemographics(client, who.soloId)),
    episodes: (permit, of) =>
      read(permit, of, { part: 'episodes' }, (who) => listEpisodes(client, who.soloId)),
    episodeAppointments: (permit, of, id) =>
      read(permit, of, { part: 'episode', ids: { episode: id } }, (who) =>
        listEpisodeAppointments(client, who.soloId, id),
      ),
    appointments: (permit, of, day) =>
      read(permit, of, { part: 'appointments' }, (who) => findAppointments(settings, who, day)),
    note: (permit, of, id) =>
      read(permit, of, { part: 'note', ids: { appointment: id } }, (who) => readNote(client, who, id)),
    answerNote: (permit, of, id, sent) =>
      write(permit, of, { part: 'note', ids: { appointment: id, form: sent.form } }, (who, begin) =>
        answerNote(settings, permit.actor, { who, appointmentId: id }, sent, begin),
      ),
    attachments: (permit, of, id) =>
      read(permit, of, { part: 'attachments', ids: { appointment: id } }, (who) =>
        listAttachments(client, who, id),
      ),
    addAttachment: (permit, of, id, file) =>
      write(permit, of, { part: 'attachment added', ids: { appointment: id } }, (who, begin) =>
        addAttachment(settings, permit.actor, { who, appointmentId: id }, file, begin),
      ),
    removeAttachment: (permit, of, id, attachment) =>
      write(permit, of, { part: 'attachment removed', ids: { appointment: id, attachment } }, (who, begin) =>
        removeAttachment(settings, permit.actor, { who, appointmentId: id }, attachment, begin),
      ),
    documents: (permit, of) =>
      read(permit, of, { part: 'documents' }, (who) => listDocuments(orm, who.soloId)),
    addDocument: (permit, of, sent) =>
      write(permit, of, { part: 'document' }, (who, begin) =>
        addDocument(settings, permit.actor, who.soloId, sent, begin),
      ),
    soloLink: (permit, of, id) =>
      read(permit, of, { part: 'link into Solo', ids: { appointment: id } }, (who) =>
        linkToAppointment(settings, permit.actor, who, id),
      ),
  }
}
