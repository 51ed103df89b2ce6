import { useTranslations } from 'use-intl'
import { CardCell, CardTable, SoftLine } from '@/components/ui/card-table'
import { useFormats } from '@/components/words/use-formats'
import type { TrailRow } from '@/lib/compliance/trail'
import { useActWords } from './act-words'

/** Whose list it is: about one patient, the patient's column says nothing; of one user, the user's. */
export type TrailSubject = 'patient' | 'actor'

const COLUMNS = {
  patient: ['when', 'who', 'what', 'where', 'outcome'],
  actor: ['when', 'what', 'patient', 'where', 'outcome'],
} as const
type Column = (typeof COLUMNS)[TrailSubject][number]

/** Acts, newest first: a table, which on a narrow screen is a card a row. */
export function TrailTable({
  rows,
  subject,
  label,
}: {
  rows: readonly TrailRow[]
  subject: TrailSubject
  label: string
}) {
  const t = useTranslations('compliance.column')
  const columns = COLUMNS[subject]
  return (
    <CardTable
      label={label}
      columns={columns.map((column) => ({ id: column, name: t(column) }))}
      className="trail-table"
    >
      {rows.map((row) => (
        <tr key={row.seq} data-refused={row.outcome !== 'done' || undefined}>
          {columns.map((column) => (
            <CardCell key={column} of={column} name={t(column)}>
              <Fact of={column} row={row} subject={subject} />
            </CardCell>
          ))}
        </tr>
      ))}
    </CardTable>
  )
}

function Fact({ of, row, subject }: { of: Column; row: TrailRow; subject: TrailSubject }) {
  const t = useTranslations('compliance')
  const words = useActWords()
  const { day, clockTime } = useFormats()
  switch (of) {
    case 'when':
      return (
        <time dateTime={new Date(row.at).toISOString()} className="whitespace-nowrap">
          {day(row.at)} <strong>{clockTime(row.at)}</strong>
        </time>
      )
    case 'who':
      return (
        <>
          <strong className="block">{row.name ?? words.is(row)}</strong>
          {row.name && <SoftLine>{words.is(row)}</SoftLine>}
          {row.address && <SoftLine screenOnly>{t('from', { address: row.address })}</SoftLine>}
        </>
      )
    case 'what':
      return (
        <>
          {words.what(row)}
          {subject === 'patient' && row.together > 1 && (
            <SoftLine>{t('among', { count: row.together })}</SoftLine>
          )}
          {row.reason && <SoftLine screenOnly>{t('reason', { reason: row.reason })}</SoftLine>}
          {subject === 'actor' && row.address && (
            <SoftLine screenOnly>{t('from', { address: row.address })}</SoftLine>
          )}
        </>
      )
    case 'patient':
      if (row.patient !== null) return t('mrn', { mrn: row.patient })
      return row.together > 0 ? t('together', { count: row.together }) : '–'
    case 'where':
      return words.where(row.place) || '–'
    case 'outcome':
      return words.outcome(row.outcome)
  }
}
