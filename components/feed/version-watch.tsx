'use client'

import RefreshCw from 'lucide-react/icons/refresh-cw'
import ServerCog from 'lucide-react/icons/server-cog'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { reloadWhenServed } from '@/components/recovery/when-served'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { ProtocolMismatch } from '@/lib/realtime/protocol'
import { useObservable, useStore } from './feed-context'
import { noteReload, reloadIn } from './version-reload'

export interface VersionWatchProps {
  /** The version that served this page. */
  readonly served: string
  /** Nobody stands before it: it loads itself again at once. */
  readonly alone: boolean
}

/** Notices that the server is not the one that made this page any more. Where somebody works, it only says so. */
export function VersionWatch({ served, alone }: VersionWatchProps) {
  const store = useStore()
  const version = useObservable(store.version)
  const mismatch = useObservable(store.mismatch)
  if (mismatch) return <ProtocolNotice mismatch={mismatch} alone={alone} />
  if (version === null || version === served) return null
  return alone ? <LoadAgain /> : <Offer />
}

function Offer() {
  const t = useTranslations('board')
  return (
    <Banner
      icon={<RefreshCw />}
      action={
        <Button onClick={reloadWhenServed}>
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
  /** No user stands before the page: it loads itself again. */
  readonly alone: boolean
}

/** Says why this page gets no news: it is from an older version than its server, or from a newer one. */
function ProtocolNotice({ mismatch, alone }: ProtocolNoticeProps) {
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
        !alone && (
          <Button onClick={reloadWhenServed}>
            {t.rich('reload', { also: (words) => <span className="sr-only">{words}</span> })}
          </Button>
        )
      }
    >
      {t('pageOutdated')}
      {alone && <LoadAgain />}
    </Banner>
  )
}

/** Loads the page again, as soon as that may be and there is a server. */
export function LoadAgain() {
  useEffect(() => {
    let giveUp = () => {}
    const wait = reloadIn(window.sessionStorage, Date.now())
    if (wait === null) return
    const timer = setTimeout(() => {
      if (noteReload(window.sessionStorage, Date.now())) giveUp = reloadWhenServed()
    }, wait)
    return () => {
      clearTimeout(timer)
      giveUp()
    }
  }, [])
  return null
}
