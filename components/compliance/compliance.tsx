'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Tabs } from '@/components/ui/tabs'
import { ByActor } from './by-actor'
import { ByPatient } from './by-patient'
import { ChainHead } from './chain-head'
import { Unusual } from './unusual'
import { WholeTrail } from './whole-trail'

type View = 'patient' | 'actor' | 'unusual' | 'export'

/** The audit page: who looked at a patient, what a user did, and the end of the chain. */
export function Compliance({ reader }: { reader: string }) {
  const t = useTranslations('compliance')
  const [view, setView] = useState<View>('patient')
  return (
    <>
      <p className="max-w-prose text-lg print:hidden">{t('about')}</p>
      <div className="mt-5 print:mt-0">
        <Tabs<View>
          label={t('tabs.label')}
          current={view}
          onChange={setView}
          tabs={[
            { id: 'patient', label: t('tabs.patient'), content: <ByPatient reader={reader} /> },
            { id: 'actor', label: t('tabs.actor'), content: <ByActor reader={reader} /> },
            { id: 'unusual', label: t('tabs.unusual'), content: <Unusual /> },
            { id: 'export', label: t('tabs.export'), content: <WholeTrail /> },
          ]}
        />
      </div>
      <ChainHead />
    </>
  )
}
