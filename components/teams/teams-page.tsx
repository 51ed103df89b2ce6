'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { useProviderSignIn } from '@/components/session/use-provider-sign-in'
import { Button } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import type { MicrosoftRefusal, TeamsStanding } from '@/lib/teams/standing'
import { MicrosoftNote } from './microsoft-note'
import { tellTeamsChanged } from './teams-channel'

export interface TeamsPageProps {
  readonly standing: TeamsStanding
  readonly refused: MicrosoftRefusal | null
  /** Whether an account has just been connected. */
  readonly fresh: boolean
}

/** The page where nurses connect their Microsoft account, see its name, and disconnect it. */
export function TeamsPage({ standing: first, refused, fresh }: TeamsPageProps) {
  const t = useTranslations('teams')
  const [standing, setStanding] = useState(first)
  const { leave, leaving, failed } = useProviderSignIn('teams', '/teams')
  const [disconnecting, setDisconnecting] = useState(false)
  const [kept, setKept] = useState(false)
  useEffect(() => {
    if (fresh) tellTeamsChanged()
  }, [fresh])
  const { connectable, connected, state } = standing
  const disconnect = async () => {
    setDisconnecting(true)
    const answer = await callApi<TeamsStanding>('/api/teams', { method: 'DELETE' })
    setDisconnecting(false)
    setKept(!answer.ok)
    if (!answer.ok) return
    setStanding(answer.value)
    tellTeamsChanged()
  }
  const why = failed || kept ? 'failed' : refused
  return (
    <MessagePage title={t('title')}>
      {connected ? (
        <div role="status">
          <p className="font-semibold text-ink">
            {connected.name ? t('page.connectedAs', { name: connected.name }) : t('page.connected')}
          </p>
          {fresh && <p className="mt-2">{t('page.done')}</p>}
        </div>
      ) : (
        <p>{t(connectable ? 'page.about' : state === 'ready' ? 'page.shared' : 'page.off')}</p>
      )}
      {connectable && !connected && state === 'ready' && <p className="mt-2">{t('page.shared')}</p>}
      {why && !leaving && <MicrosoftNote refused={why} provider="Microsoft" />}
      {connectable && (
        <div className="mt-6 grid gap-3">
          <Button
            variant={connected ? 'plain' : 'primary'}
            className="w-full"
            disabled={leaving || disconnecting}
            onClick={() => void leave()}
          >
            {t(leaving ? 'page.connecting' : connected ? 'page.other' : 'page.connect')}
          </Button>
          {connected && (
            <Button className="w-full" disabled={leaving || disconnecting} onClick={() => void disconnect()}>
              {t(disconnecting ? 'page.disconnecting' : 'page.disconnect')}
            </Button>
          )}
        </div>
      )}
      {connectable && <p className="mt-6 text-base">{t('page.keeps')}</p>}
      <p className="mt-6">
        <a className="inline-flex min-h-12 items-center underline underline-offset-4" href="/board">
          {t('page.toBoard')}
        </a>
      </p>
    </MessagePage>
  )
}
