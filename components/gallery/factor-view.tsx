'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { FactorsBody } from '@/components/factors/factors-panel'
import SecondStep from '@/components/factors/second-step'
import { Panel } from '@/components/ui/panel'
import { FACTOR_SCENES, type FactorSceneName } from './factor-scenes'
import { freezeBrowser } from './frozen-browser'

const nothing = () => {}

/** Signing in by more than a password, and what a user sets up for it. */
export default function FactorSceneView({ name }: { name: FactorSceneName }) {
  const t = useTranslations('factors')
  const [scene] = useState(() => {
    freezeBrowser('ready')
    return FACTOR_SCENES[name]
  })
  return (
    <main data-live="live" className="mx-auto max-w-2xl p-4">
      <h1 className="sr-only">{t('title')}</h1>
      {'step' in scene ? (
        <div className="rounded-xl border border-line bg-surface p-6">
          <SecondStep factors={scene.step} onSignedIn={nothing} onBack={nothing} />
        </div>
      ) : (
        <Panel title={t('title')}>
          <FactorsBody
            factors={{
              own: scene.own,
              codes: scene.codes,
              refusal: null,
              busy: false,
              load: async () => {},
              change: async () => false,
              startApp: async () => null,
              setOwn: nothing,
              kept: nothing,
            }}
          />
        </Panel>
      )}
    </main>
  )
}
