'use client'

import RefreshCw from 'lucide-react/icons/refresh-cw'
import ServerCog from 'lucide-react/icons/server-cog'
import { useTranslations } from 'use-intl'
import { reloadWhenServerUp } from '@/components/recovery/wait-for-server'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { ProtocolMismatch } from '@/lib/realtime/protocol'
import { useObservable, useStore } from './feed-context'

export interface VersionCheckProps {
  /** The version of Lantern that served this page. */
  readonly served: string
  /** No user stands before the page, which reloads by itself: `LoadAgainWhenNewer`. */
  readonly unattended: boolean
}

/** Says that the server has another version than this page, and offers to reload it where a user stands before it. */
export function VersionCheck({ served, unattended }: VersionCheckProps) {
  const store = useStore()
  const version = useObservable(store.version)
  const mismatch = useObservable(store.mismatch)
  if (mismatch) return <ProtocolNotice mismatch={mismatch} unattended={unattended} />
  return version === null || version === served || unattended ? null : <Offer />
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
    </Banner>
  )
}
