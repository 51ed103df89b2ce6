'use client'

import { useTranslations } from 'use-intl'
import { FactorsPanel } from '@/components/factors/factors-panel'
import { Panel } from '@/components/ui/panel'
import { LoadState } from '@/components/words/load-state'
import { OwnPasswordForm } from './own-password-form'
import { OwnSessionRow } from './own-session-row'
import { PinPanel } from './pin-panel'
import { useOwnAccount } from './use-accounts'

export interface OwnAccountPageProps {
  /** 0: screens are locked by hand only. */
  readonly lockAfterMinutes: number
  /** Whether to link to the page of the Microsoft account for calls by Teams. */
  readonly microsoft: boolean
}

/** A user's own account: the password, where it is signed in, and the PIN. */
export function OwnAccountPage({ lockAfterMinutes, microsoft }: OwnAccountPageProps) {
  const t = useTranslations('accounts.own')
  const shell = useTranslations('shell')
  const loaded = useOwnAccount()
  const { data: own } = loaded
  const again = () => void loaded.refresh()
  return (
    <>
      <LoadState of="accounts" loaded={loaded} />
      {own && (
        <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
          <div className="grid gap-6">
            <OwnPasswordForm username={own.username} onChanged={again} />
            <PinPanel lockAfterMinutes={lockAfterMinutes} />
            {microsoft && (
              <Panel title={shell('microsoft')}>
                <a href="/teams" className="inline-block min-h-12 underline">
                  {t('microsoft')}
                </a>
              </Panel>
            )}
          </div>
          <div className="grid gap-6">
            <FactorsPanel />
            <Panel title={t('sessions', { count: own.sessions.length })}>
              <p className="text-ink-soft">{t('sessionsAbout')}</p>
              <ul className="mt-2 grid divide-y divide-line">
                {own.sessions.map((session) => (
                  <OwnSessionRow key={session.id} session={session} onEnded={again} />
                ))}
              </ul>
            </Panel>
          </div>
        </div>
      )}
    </>
  )
}
