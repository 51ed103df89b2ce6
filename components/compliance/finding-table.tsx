import { useTranslations } from 'use-intl'
import { CardCell, CardTable, SoftLine } from '@/components/ui/card-table'
import type { Finding } from '@/lib/compliance/unusual/finding'
import { useActWords } from './act-words'
import { useMoments } from './use-moments'

const COLUMNS = ['when', 'who', 'what'] as const

/** What one rule found, the newest first: a table, which on a narrow screen is a card a row. */
export function FindingTable({ findings, label }: { findings: readonly Finding[]; label: string }) {
  const t = useTranslations('compliance')
  const words = useActWords()
  const { full } = useMoments()
  return (
    <CardTable
      label={label}
      columns={COLUMNS.map((column) => ({ id: column, name: t(`column.${column}`) }))}
      className="trail-table finding-table"
    >
      {findings.map((one) => (
        <tr key={`${one.seq} ${one.from}`}>
          <CardCell of="when" name={t('column.when')}>
            {full(one.from)}
            {one.to !== one.from && <SoftLine>{t('unusual.until', { at: full(one.to) })}</SoftLine>}
          </CardCell>
          <CardCell of="who" name={t('column.who')}>
            <strong className="block">{one.name ?? words.is(one)}</strong>
            {one.name && <SoftLine>{words.is(one)}</SoftLine>}
            {one.address && <SoftLine>{t('from', { address: one.address })}</SoftLine>}
          </CardCell>
          <CardCell of="what" name={t('column.what')}>
            <What finding={one} />
          </CardCell>
        </tr>
      ))}
    </CardTable>
  )
}

function What({ finding: { rule, count, patient, unit, reason } }: { finding: Finding }) {
  const t = useTranslations('compliance')
  return (
    <>
      {rule === 'refusals' && t('unusual.refused', { count })}
      {rule === 'brokenGlass' && patient !== null && t('mrn', { mrn: patient })}
      {rule !== 'refusals' && rule !== 'brokenGlass' && t('unusual.patients', { count })}
      {unit !== null && <SoftLine>{unit}</SoftLine>}
      {reason !== null && <SoftLine>{t('reason', { reason })}</SoftLine>}
    </>
  )
}
