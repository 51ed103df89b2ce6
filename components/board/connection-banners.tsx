'use client'

import CloudOff from 'lucide-react/icons/cloud-off'
import WifiOff from 'lucide-react/icons/wifi-off'
import type { ReactNode } from 'react'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { useBoardSession, useBoardWords } from '@/components/session/session-context'
import { Banner } from '@/components/ui/banner'
import { useFormats } from '@/components/words/use-formats'
import { may } from '@/lib/board/roles'

/** Says while the board is stale or Solo is unreachable. */
export function ConnectionBanners() {
  const { clockTime } = useFormats()
  const t = useBoardWords()
  const store = useStore()
  const { actor } = useBoardSession()
  const connection = useObservable(store.connection)
  const upstream = useObservable(store.upstream)
  const phone = useObservable(store.boardInfo)?.building.phone
  if (connection.state === 'stale') {
    const time = clockTime(connection.since)
    return (
      <Banner variant="hazard" urgent icon={<WifiOff />}>
        {phone ? t.rich('news.staleWithPhone', { time, phone, number: unbroken }) : t('news.stale', { time })}{' '}
        {may(actor.role, 'request:read') && (
          <a
            href="/contacts"
            target="_blank"
            rel="noreferrer"
            className="font-semibold underline underline-offset-4"
          >
            {t('news.contactSheet')}
          </a>
        )}
      </Banner>
    )
  }
  if (upstream.state !== 'down') return null
  return <Banner icon={<CloudOff />}>{t('news.soloDown', { time: clockTime(upstream.since) })}</Banner>
}

const unbroken = (words: ReactNode) => <span className="whitespace-nowrap">{words}</span>
