import WifiOff from 'lucide-react/icons/wifi-off'
import { useTranslations } from 'use-intl'
import type { Loaded } from '@/components/feed/use-loaded'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { useRefusalWords } from './use-refusal-words'

export interface LoadStateProps {
  /** The words of the page, which say what is loaded. */
  readonly of: 'accounts' | 'displays'
  readonly loaded: Loaded<unknown>
}

/** That a list is loading, why it cannot be loaded, or that it is out of date; nothing while it is fresh. */
export function LoadState({ of, loaded: { data, refusal, refresh } }: LoadStateProps) {
  const t = useTranslations(`${of}.load`)
  const common = useTranslations('common')
  const words = useRefusalWords()
  if (!refusal) return data ? null : <p role="status">{t('loading')}</p>
  if (data) {
    return (
      <div className="mb-5">
        <Banner
          icon={<WifiOff />}
          action={<Button onClick={() => void refresh()}>{common('tryAgain')}</Button>}
        >
          {t('outOfDate', { why: words(refusal) })}
        </Banner>
      </div>
    )
  }
  return (
    <div role="alert" className="max-w-lg">
      <p className="text-lg font-semibold">{t('failed')}</p>
      <p className="mt-1 text-ink-soft">{words(refusal)}</p>
      <Button variant="primary" className="mt-4" onClick={() => void refresh()}>
        {common('tryAgain')}
      </Button>
    </div>
  )
}
