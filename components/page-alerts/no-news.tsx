import WifiOff from 'lucide-react/icons/wifi-off'
import { useTranslations } from 'use-intl'
import type { Connection } from '@/components/feed/board-store'
import { useObservable } from '@/components/feed/feed-context'
import type { Observable } from '@/components/feed/observable'
import { Banner } from '@/components/ui/banner'
import { useFormats } from '@/components/words/use-formats'

/** Says while the page learns of no requests, and what to do until it does. */
export function NoNews({ connection }: { readonly connection: Observable<Connection> }) {
  const { clockTime } = useFormats()
  const t = useTranslations('alerts.page')
  const now = useObservable(connection)
  if (now.state !== 'stale') return null
  return (
    <Banner variant="hazard" urgent icon={<WifiOff />}>
      {t('noNews', { time: clockTime(now.since) })}{' '}
      <a
        href="/contacts"
        target="_blank"
        rel="noreferrer"
        className="font-semibold underline underline-offset-4"
      >
        {t('contactSheet')}
      </a>
    </Banner>
  )
}
