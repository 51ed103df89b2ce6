import { and, desc, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm'
import type { ChartAttachment, NoteForm } from '@/lib/chart/types'
import type { KeptOfPatient } from '@/lib/compliance/kept'
import type { Actor } from '@/server/access/permission'
import { keptAnswer, keptFile } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import type { AttachedFile } from './chart'
import type { BedPatient } from './patient'

/** An appointment of a patient. */
export interface Visit {
  readonly who: BedPatient
  readonly appointmentId: string
}

const columnsOf = ({ who, appointmentId }: Visit) => ({
  appointmentId,
  patientSoloId: who.soloId,
  patientMrn: who.mrn,
})

/** Keeps the answers that a user is about to overwrite: those that say something now and will say something else. */
export async function keepAnswers(
  orm: Orm,
  actor: Actor,
  visit: Visit,
  form: NoteForm,
  answers: readonly { readonly id: string; readonly value: readonly string[] }[],
): Promise<void> {
  const questions = form.sections?.flatMap((section) => section.questions) ?? []
  const rows = answers.flatMap(({ id, value }) => {
    const asked = questions.find((one) => one.id === id)
    if (!asked || asked.value.length === 0 || asked.value.join('\n') === value.join('\n')) return []
    return {
      ...columnsOf(visit),
      form: form.name ?? form.id,
      question: asked.title,
      was: asked.value,
      overwrittenById: actor.userId,
      overwrittenByName: actor.name,
    }
  })
  if (rows.length > 0) await orm.insert(keptAnswer).values(rows)
}

/** Keeps a file before it is sent to Solo; returns the id of the row. */
export async function keepFile(orm: Orm, actor: Actor, visit: Visit, file: AttachedFile): Promise<string> {
  const [row] = await orm
    .insert(keptFile)
    .values({
      ...columnsOf(visit),
      name: file.name,
      type: file.type,
      sizeBytes: file.bytes.byteLength,
      content: file.bytes,
      addedAt: sql`clock_timestamp()`,
      addedById: actor.userId,
      addedByName: actor.name,
    })
    .returning({ id: keptFile.id })
  if (!row) throw new Error('A file that was inserted did not come back')
  return row.id
}

/** Writes what Solo answered to a kept file: its id there, or null where Solo has refused it and nothing is to be kept. */
export async function settleFile(orm: Orm, id: string, attachmentId: string | null): Promise<void> {
  if (attachmentId === null) await orm.delete(keptFile).where(eq(keptFile.id, id))
  else await orm.update(keptFile).set({ attachmentId }).where(eq(keptFile.id, id))
}

/** Writes that a user has removed a file. Of one that was attached past Lantern, only its description is known. */
export async function noteRemoval(
  orm: Orm,
  actor: Actor,
  visit: Visit,
  file: Pick<ChartAttachment, 'id' | 'title' | 'type' | 'sizeBytes'>,
): Promise<void> {
  const removal = {
    removedAt: sql`clock_timestamp()`,
    removedById: actor.userId,
    removedByName: actor.name,
  }
  const known = await orm
    .update(keptFile)
    .set(removal)
    .where(eq(keptFile.attachmentId, file.id))
    .returning({ id: keptFile.id })
  if (known.length > 0) return
  const { id: attachmentId, title: name, type, sizeBytes } = file
  await orm.insert(keptFile).values({ ...columnsOf(visit), ...removal, attachmentId, name, type, sizeBytes })
}

const MOST_SHOWN = 500

/** Returns what was overwritten and removed in the charts of a patient. */
export async function listKept(orm: Orm, mrn: string): Promise<KeptOfPatient> {
  const answers = await orm
    .select()
    .from(keptAnswer)
    .where(eq(keptAnswer.patientMrn, mrn))
    .orderBy(desc(keptAnswer.overwrittenAt))
    .limit(MOST_SHOWN)
  const { content, ...described } = getTableColumns(keptFile)
  const files = await orm
    .select({ ...described, isKept: sql<boolean>`${content} is not null` })
    .from(keptFile)
    .where(and(eq(keptFile.patientMrn, mrn), isNotNull(keptFile.removedAt)))
    .orderBy(desc(keptFile.removedAt))
    .limit(MOST_SHOWN)
  return {
    answers: answers.map(({ id, form, question, was, overwrittenAt, overwrittenByName }) => ({
      id,
      form,
      question,
      was,
      at: overwrittenAt.getTime(),
      by: overwrittenByName,
    })),
    files: files.map(({ id, name, type, sizeBytes, addedByName, removedAt, removedByName, isKept }) => ({
      id,
      name,
      type,
      sizeBytes,
      addedBy: addedByName,
      at: removedAt?.getTime() ?? 0,
      by: removedByName ?? '',
      isKept,
    })),
  }
}

/** Returns a removed file and the MRN of its patient; null where there is none, or it was attached past Lantern. */
export async function readRemoved(
  orm: Orm,
  id: string,
): Promise<{ readonly type: string; readonly bytes: Uint8Array; readonly mrn: string | null } | null> {
  const [found] = await orm.select().from(keptFile).where(eq(keptFile.id, id))
  if (!found?.content || found.removedAt === null) return null
  return { type: found.type ?? 'application/octet-stream', bytes: found.content, mrn: found.patientMrn }
}
