import type { ExportFormat } from '@/lib/compliance/trail'
import type { Orm } from '@/server/platform/db/open'
import { csvHead, csvRows } from './csv'
import { auditEvents, type EventSource } from './fhir'
import { type ExportFilter, exportedRows } from './rows'

/** A file that is written while it is sent. */
export interface StreamedFile {
  /** Holds no patient data. */
  readonly name: string
  readonly type: string
  readonly stream: ReadableStream<Uint8Array>
}

const FILES: Readonly<Record<ExportFormat, { readonly ending: string; readonly type: string }>> = {
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8' },
  ndjson: { ending: 'ndjson', type: 'application/fhir+ndjson' },
  bundle: { ending: 'json', type: 'application/fhir+json' },
}

/** Returns a filter's rows as a file. It is read from the database only as fast as the reader takes it. */
export function exportTrail(
  orm: Orm,
  filter: ExportFilter,
  format: ExportFormat,
  source: EventSource,
): StreamedFile {
  const { ending, type } = FILES[format]
  const day = new Date().toISOString().slice(0, 10)
  const parts = format === 'csv' ? csvParts(orm, filter) : fhirParts(orm, filter, format, source)
  return { name: `lantern-audit-${day}.${ending}`, type, stream: streamOf(parts) }
}

async function* csvParts(orm: Orm, filter: ExportFilter): AsyncGenerator<string, void> {
  yield csvHead()
  for await (const rows of exportedRows(orm, filter)) yield csvRows(rows, filter.mrn)
}

async function* fhirParts(
  orm: Orm,
  filter: ExportFilter,
  format: 'ndjson' | 'bundle',
  source: EventSource,
): AsyncGenerator<string, void> {
  let first = true
  if (format === 'bundle') yield '{"resourceType":"Bundle","type":"collection","entry":['
  for await (const rows of exportedRows(orm, filter)) {
    const events = rows.flatMap((row) => auditEvents(row, source, filter.mrn))
    if (format === 'ndjson') yield events.map((event) => `${JSON.stringify(event)}\n`).join('')
    else {
      yield (first ? '' : ',') + events.map((resource) => JSON.stringify({ resource })).join(',')
      first = false
    }
  }
  if (format === 'bundle') yield ']}'
}

/** A part is made when the reader has room for it, and no more are made once the reader has gone. */
function streamOf(parts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await parts.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await parts.return()
      },
    },
    { highWaterMark: 1 },
  )
}
