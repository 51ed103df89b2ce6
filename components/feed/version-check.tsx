'use client'

import RefreshCw from 'lucide-react/icons/refresh-cw'
import ServerCog from 'lucide-react/icons/server-cog'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { reloadWhenServerUp } from '@/components/recovery/wait-for-server'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { ProtocolMismatch } from '@/lib/realtime/protocol'
import { useObservable, useStore } from './feed-context'
import { noteReload, reloadIn } from './version-reload'

export interface VersionCheckProps {
  /** The version of Lantern that served this page. */
  readonly served: string
  /** No user stands before the page: it reloads at once. */
  readonly unattended: boolean
}

/** Notices that the server has another version than this page. It reloads an unattended page, and otherwise offers to. */
export function VersionCheck({ served, unattended }: VersionCheckProps) {
  const store = useStore()
  const version = useObservable(store.version)
  const mismatch = useObservable(store.mismatch)
  if (mismatch) return <ProtocolNotice mismatch={mismatch} unattended={unattended} />
  if (version === null || version === served) return null
  return unattended ? <LoadAgain /> : <Offer />
}

function Offer() {
  const t = useTranslations('board')
  return (
    <Banner
      icon={<RefreshCw />}
      action={
        <Button onClick={reloadWhenServerUp}>
          {t.rich('newer.reload', { also: (words) => <span className="sr-only">{words}</span> })}
        </Button>
      }
    >
      {t('newer.ready')}
    </Banner>
  )
}

interface ProtocolNoticeProps {
  readonly mismatch: ProtocolMismatch
  /** No user stands before the page: it reloads by itself. */
  readonly unattended: boolean
}

/** Says why this page gets no news: it is from an older version than its server, or from a newer one. */
function ProtocolNotice({ mismatch, unattended }: ProtocolNoticeProps) {
  const t = useTranslations('shell.protocol')
  if (mismatch === 'server_outdated') {
    return (
      <Banner urgent variant="hazard" icon={<ServerCog />}>
        {t('serverOutdated')}
      </Banner>
    )
  }
  return (
    <Banner
      urgent
      variant="hazard"
      icon={<RefreshCw />}
      action={
        !unattended && (
          <Button onClick={reloadWhenServerUp}>
            {t.rich('reload', { also: (words) => <span className="sr-only">{words}</span> })}
          </Button>
        )
      }
    >
      {t('pageOutdated')}
      {unattended && <LoadAgain />}
    </Banner>
  )
}

/** Reloads the page as soon as a reload is due and the server is up. */
export function LoadAgain() {
  useEffect(() => {
    let giveUp = () => {}
    const wait = reloadIn(window.sessionStorage, Date.now())
    if (wait === null) return
    const timer = setTimeout(() => {
      if (noteReload(window.sessionStorage, Date.now())) giveUp = reloadWhenServerUp()
    }, wait)
    return () => {
      clearTimeout(timer)
      giveUp()
    }
  }, [])
  return null
}
