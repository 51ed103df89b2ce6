import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useFormats } from '@/components/words/use-formats'
import type { NewApp, OwnFactors } from '@/lib/board/factors'
import { NewAppForm } from './new-app-form'
import type { SectionProps } from './passkeys-section'

/** The user's authenticator app, and how one is set up. */
export function AppSection({ own, factors }: SectionProps) {
  const t = useTranslations('factors.app')
  const [shown, setShown] = useState<NewApp | null>(null)
  const start = async () => setShown(await factors.startApp())
  const remove = () => void factors.change('/api/account/authenticator', { method: 'DELETE' })
  const confirm = async (code: string) => {
    if (await factors.change('/api/account/authenticator', { method: 'PUT', body: { code } })) setShown(null)
  }
  return (
    <section className="py-4" aria-labelledby="authenticator">
      <h3 id="authenticator" className="text-lg font-bold">
        {t('title')}
      </h3>
      <p className="mt-1 text-ink-soft">{own.app ? <Since app={own.app} /> : t('about')}</p>
      {own.fresh && !shown && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button
            variant={own.app || own.passkeys.length > 0 ? 'plain' : 'primary'}
            className="flex-1"
            disabled={factors.busy}
            onClick={() => void start()}
          >
            {t(own.app ? 'replace' : 'start')}
          </Button>
          {own.app && (
            <Button className="flex-1" disabled={factors.busy} onClick={remove}>
              {t('remove')}
            </Button>
          )}
        </div>
      )}
      {own.fresh && shown && (
        <NewAppForm app={shown} busy={factors.busy} onConfirm={confirm} onLeave={() => setShown(null)} />
      )}
    </section>
  )
}

function Since({ app }: { readonly app: NonNullable<OwnFactors['app']> }) {
  const t = useTranslations('factors.app')
  const { day, dayAndTimeOfYear } = useFormats()
  return app.usedAt === null
    ? t('since', { day: day(app.addedAt) })
    : t('used', { day: day(app.addedAt), when: dayAndTimeOfYear(app.usedAt) })
}
