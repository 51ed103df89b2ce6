import LockKeyhole from 'lucide-react/icons/lock-keyhole'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Provider } from '@/components/session/use-provider-sign-in'
import { Button } from '@/components/ui/button'
import { ProviderButton } from './provider-button'
import { SwitchForm } from './switch-form'
import { UnlockForm } from './unlock-form'

export interface LockBarProps {
  readonly name: string
  /** Whether help can be asked for here while the page is locked. */
  readonly mayAsk: boolean
  /** The hospital's OpenID provider; null without one. */
  readonly provider: Provider | null
  /** Whether users sign in with passkeys here. */
  readonly passkeys: boolean
}

/** What says who is locked and unlocks: a bar below the page, which covers nothing of it. */
export function LockBar({ name, mayAsk, provider, passkeys }: LockBarProps) {
  const t = useTranslations('lock')
  const [switching, setSwitching] = useState(false)
  return (
    <section
      aria-label={t('label')}
      className="sticky bottom-0 z-30 border-t-4 border-action bg-surface px-4 py-3 text-ink shadow-[0_-4px_16px_rgb(0_0_0/0.18)] sm:px-6"
    >
      <div className="mx-auto flex max-w-6xl flex-wrap items-start gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-72 items-center gap-3 self-center">
          <LockKeyhole aria-hidden className="size-7 flex-none" />
          <div className="min-w-0">
            <p role="status" className="text-xl leading-tight font-bold break-words">
              {t('who', { name })}
            </p>
            <p className="text-sm text-ink-soft">{t(mayAsk ? 'aboutAsking' : 'about')}</p>
          </div>
        </div>
        {switching ? <SwitchForm passkeys={passkeys} /> : <UnlockForm />}
        {provider && <ProviderButton {...provider} />}
        <Button className="max-sm:flex-1 sm:mt-7" onClick={() => setSwitching(!switching)}>
          {t(switching ? 'back' : 'switch')}
        </Button>
      </div>
    </section>
  )
}
