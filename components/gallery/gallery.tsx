'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { Mark } from '@/components/shell/mark'
import { ThemeSwitch } from '@/components/shell/theme-switch'
import { AUDIT_SCENES, isAuditScene } from './audit-scenes'
import { BedSheet } from './bed-sheet'
import { BED_STATES, MASKED_STATES } from './bed-states'
import { BEDSIDE_SCENES, type BedsideSceneName, isBedsideScene } from './bedside-scenes'
import { CALL_SCENES, type CallSceneName, isCallScene } from './call-scenes'
import { FACTOR_SCENES, type FactorSceneName, isFactorScene } from './factor-scenes'
import { isPageScene, PAGE_SCENES, type PageSceneName } from './page-scenes'
import { isPrivacyScene, PRIVACY_SCENES, type PrivacySceneName } from './privacy-scenes'
import { isScene, SCENES, type SceneName } from './scenes'

// Rendered only in the browser: the scene uses the browser's time zone and freezes that browser.
const SceneView = dynamic(() => import('./scene-view'), { ssr: false })
const CallSceneView = dynamic(() => import('./call-view'), { ssr: false })
const PageView = dynamic(() => import('./page-view'), { ssr: false })
const AuditSceneView = dynamic(() => import('./audit-view'), { ssr: false })
const PrivacySceneView = dynamic(() => import('./privacy-view'), { ssr: false })
const FactorSceneView = dynamic(() => import('./factor-view'), { ssr: false })
const BedsideSceneView = dynamic(() => import('./bedside-view'), { ssr: false })

/** Every state of a bed, with links to every state of a screen; with `scene`, only that screen. */
export function Gallery({ scene }: { scene: string | null }) {
  const t = useTranslations('gallery')
  if (isScene(scene)) return <SceneView name={scene} />
  if (isBedsideScene(scene)) return <BedsideSceneView name={scene} />
  if (isFactorScene(scene)) return <FactorSceneView name={scene} />
  if (isPageScene(scene)) return <PageView name={scene} />
  if (isPrivacyScene(scene)) return <PrivacySceneView name={scene} />
  if (isCallScene(scene)) return <CallSceneView name={scene} />
  if (isAuditScene(scene)) return <AuditSceneView name={scene} />
  return (
    <div className="mx-auto w-full max-w-[112rem] px-4 pb-12 sm:px-6">
      <header className="flex items-center justify-between py-1.5">
        <Mark />
        <ThemeSwitch />
      </header>
      <main>
        <h1 className="mt-4 text-3xl font-bold tracking-tight">{t('title')}</h1>
        <p className="mt-2 max-w-prose text-lg text-ink-soft">{t('intro')}</p>
        <h2 className="mt-8 text-2xl font-bold tracking-tight">{t('screens')}</h2>
        <nav aria-label={t('screens')}>
          <ul className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(20rem,1fr))] gap-x-6">
            {names.map((name) => (
              <SceneLink key={name} name={name} words={t(`scenes.${name}`)} />
            ))}
            {privacyNames.map((name) => (
              <SceneLink key={name} name={name} words={t(`privacy.${name}`)} />
            ))}
            {callNames.map((name) => (
              <SceneLink key={name} name={name} words={t(`calls.${name}`)} />
            ))}
            {factorNames.map((name) => (
              <SceneLink key={name} name={name} words={t(`factors.${name}`)} />
            ))}
            {pageNames.map((name) => (
              <SceneLink key={name} name={name} words={t(`pages.${name}`)} />
            ))}
            {bedsideNames.map((name) => (
              <SceneLink key={name} name={name} words={t(`bedside.${name}`)} />
            ))}
            {AUDIT_SCENES.map((name) => (
              <SceneLink key={name} name={name} words={t(`audit.${name}`)} />
            ))}
          </ul>
        </nav>
        <h2 className="mt-10 text-2xl font-bold tracking-tight">{t('onBoards')}</h2>
        <BedSheet groups={BED_STATES} variant="board" />
        <h2 className="mt-12 text-2xl font-bold tracking-tight">{t('onWalls')}</h2>
        <BedSheet groups={MASKED_STATES} variant="wall" />
      </main>
    </div>
  )
}

const SceneLink = ({ name, words }: { name: string; words: string }) => (
  <li>
    <a
      href={`/gallery?scene=${name}`}
      className="flex min-h-12 items-center underline underline-offset-4 hover:decoration-2"
    >
      {words}
    </a>
  </li>
)

// The keys of a Record of scenes are its scenes.
const bedsideNames = Object.keys(BEDSIDE_SCENES) as readonly BedsideSceneName[]
const privacyNames = Object.keys(PRIVACY_SCENES) as readonly PrivacySceneName[]
const callNames = Object.keys(CALL_SCENES) as readonly CallSceneName[]
const factorNames = Object.keys(FACTOR_SCENES) as readonly FactorSceneName[]
const pageNames = Object.keys(PAGE_SCENES) as readonly PageSceneName[]
const names = Object.keys(SCENES) as readonly SceneName[]
