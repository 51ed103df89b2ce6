import { desc, eq } from 'drizzle-orm'
import type { ChartDocument, NewChartDocument } from '@/lib/chart/types'
import { accepted, type Result } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import type { Begin } from '@/server/audit/audit'
import { patientDocument } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import type { ChartSettings } from './chart'
import { chartRefusal } from './refusal'

const MOST_SHOWN = 100

/** Lists the documents added through Lantern, the newest first. */
export async function listDocuments(orm: Orm, patient: string): Promise<Result<readonly ChartDocument[]>> {
  const rows = await orm
    .select()
    .from(patientDocument)
    .where(eq(patientDocument.patientSoloId, patient))
    .orderBy(desc(patientDocument.addedAt))
    .limit(MOST_SHOWN)
  return accepted(rows.map(shown))
}

/**
 * Adds a document to Solo (operation 22), then writes Lantern's own row. Solo comes first, because a row without a document there
 * would be false, and no transaction stays open during a call to another server.
 */
export async function addDocument(
  { orm, client }: ChartSettings,
  actor: Actor,
  patient: string,
  { name, responses }: NewChartDocument,
  begin: Begin,
): Promise<Result<ChartDocument>> {
  await begin()
  const dateTime = Math.floor(Date.now() / 1000)
  const answer = await client.call('addPatientDocument', {
    params: { patient_id: patient },
    body: { name, dateTime, responses: responses.map((one) => ({ ...one })) },
  })
  if (!answer.ok) return chartRefusal(answer.error, 'patient')
  const [row] = await orm
    .insert(patientDocument)
    .values({
      patientSoloId: patient,
      name,
      writtenAt: new Date(dateTime * 1000),
      responses,
      addedById: actor.userId,
      addedByName: actor.name,
    })
    .returning()
  if (!row) throw new Error('A document that was inserted did not come back')
  return accepted(shown(row))
}

const shown = (row: typeof patientDocument.$inferSelect): ChartDocument => ({
  id: row.id,
  name: row.name,
  responses: row.responses,
  addedBy: row.addedByName,
  addedAt: row.addedAt.getTime(),
})
