'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import type { Retry } from './use-retry'

/** Says that a page has failed and comes back by itself. */
export default function TryAgain({ unserved, again }: Retry) {
  const t = useTranslations('shell.recovery')
  return (
    <MessagePage title={t('title')}>
      <p>{t('text')}</p>
      <Button variant="primary" className="mt-6" onClick={again}>
        {t('again')}
      </Button>
      <p role="status" className="mt-4 min-h-7">
        {unserved && t('unserved')}
      </p>
    </MessagePage>
  )
}
