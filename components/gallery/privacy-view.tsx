'use client'

import { useState } from 'react'
import { SWRConfig } from 'swr'
import { useTranslations } from 'use-intl'
import { SayWhy } from '@/components/chart/say-why'
import { PrivacyPage } from '@/components/privacy/privacy-page'
import { NAMED_WALLS, OPENED_CHARTS } from '@/components/privacy/use-privacy'
import { type BoardSession, SessionProvider } from '@/components/session/session-context'
import { PageShell } from '@/components/shell/page-shell'
import { Dialog } from '@/components/ui/dialog'
import { bed, PEOPLE } from './example-data'
import { freezeBrowser } from './frozen-browser'
import { PRIVACY_SCENES, type PrivacySceneName } from './privacy-scenes'

const nothing = () => {}
const WHO: BoardSession = {
  actor: { ...PEOPLE.virtual, role: 'virtual' },
  teams: 'off',
  demo: true,
  paired: false,
  version: 'gallery',
  openBed: nothing,
}

/** The charge nurse's page of opened charts, and what a nurse of another unit sees in place of a chart. */
export default function PrivacySceneView({ name }: { name: PrivacySceneName }) {
  const t = useTranslations('privacy')
  const [scene] = useState(() => {
    freezeBrowser('ready')
    return PRIVACY_SCENES[name]
  })
  if (scene === null) return <Elsewhere />
  const fallback = {
    [OPENED_CHARTS]: { value: { charts: scene.charts }, at: 0 },
    [NAMED_WALLS]: { value: { walls: scene.walls }, at: 0 },
  }
  return (
    <div data-live="live">
      <SWRConfig value={{ fallback, isPaused: () => true, provider: () => new Map() }}>
        <PageShell
          current="/opened-charts"
          title={t('title')}
          actor={{ ...PEOPLE.charge, role: 'charge' }}
          demo
        >
          <PrivacyPage />
        </PageShell>
      </SWRConfig>
    </div>
  )
}

function Elsewhere() {
  const there = bed()
  return (
    <div data-live="live" className="min-h-dvh">
      <SessionProvider session={WHO}>
        <Dialog open onClose={nothing} title={`${there.room} ${there.label}`} wide>
          <SayWhy bed={there} onSay={async () => null} onTryAgain={nothing} />
        </Dialog>
      </SessionProvider>
    </div>
  )
}
