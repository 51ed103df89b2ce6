'use client'

import { useTranslations } from 'use-intl'
import { TrailTable } from '@/components/compliance/trail-table'
import { FoundAccess } from '@/components/compliance/unusual'
import { PageShell } from '@/components/shell/page-shell'
import { type AuditSceneName, EXAMPLE_FINDINGS, EXAMPLE_ROWS } from './audit-scenes'
import { EXAMPLE_MRN, PEOPLE } from './example-data'

/** What the audit page shows once it was asked, with made-up acts. */
export default function AuditSceneView({ name }: { name: AuditSceneName }) {
  const t = useTranslations('compliance')
  const heading = t('patient.heading', { mrn: EXAMPLE_MRN })
  return (
    <div data-live="live">
      <PageShell
        current="/compliance"
        title={t('title')}
        actor={{ name: PEOPLE.compliance.name, role: 'compliance' }}
        demo
      >
        {name === 'auditPatient' ? (
          <>
            <h2 className="text-xl font-bold">{heading}</h2>
            <TrailTable rows={EXAMPLE_ROWS} subject="patient" label={heading} />
          </>
        ) : (
          <FoundAccess found={EXAMPLE_FINDINGS} />
        )}
      </PageShell>
    </div>
  )
}
