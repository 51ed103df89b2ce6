'use client'

import { useState } from 'react'
import { SWRConfig } from 'swr'
import { useTranslations } from 'use-intl'
import { CallQuality } from '@/components/call-quality/call-quality'
import { PageShell } from '@/components/shell/page-shell'
import { WEEK } from './call-quality-example'
import { PEOPLE } from './example-data'
import { freezeBrowser } from './frozen-browser'
import { PAGE_SCENES, type PageSceneName } from './page-scenes'

/** One page besides the board, as its reader sees it, with what a server would have answered. */
export default function PageView({ name }: { name: PageSceneName }) {
  const t = useTranslations('callQuality')
  useState(() => freezeBrowser('ready'))
  const { answered } = PAGE_SCENES[name]
  const fallback = answered ? { '/api/call-quality?days=7': { value: WEEK, at: 0 } } : {}
  return (
    <div data-live="live">
      <SWRConfig value={{ fallback, provider: () => new Map() }}>
        <PageShell
          current="/call-quality"
          title={t('title')}
          actor={{ ...PEOPLE.charge, role: 'charge' }}
          demo
        >
          <CallQuality />
        </PageShell>
      </SWRConfig>
    </div>
  )
}
