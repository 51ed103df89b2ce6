'use client'

import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { isServerUp } from './wait-for-server'

/** The text says the same time (lib/words/en/recovery.ts). */
const RETRY_MS = 10_000

/**
 * Replaces a page that failed. No user stands before a wall, so the page reloads itself once the server is up. It loads
 * the page again instead of re-rendering: after an update the old code is gone.
 */
export function TryAgain() {
  const t = useTranslations('shell.recovery')
  const [unserved, setUnserved] = useState(false)
  const again = useCallback(async () => {
    const served = await isServerUp()
    setUnserved(!served)
    if (served) window.location.reload()
  }, [])
  useEffect(() => {
    const timer = setInterval(() => void again(), RETRY_MS)
    return () => clearInterval(timer)
  }, [again])
  return (
    <MessagePage title={t('title')}>
      <p>{t('text')}</p>
      <Button variant="primary" className="mt-6" onClick={() => void again()}>
        {t('again')}
      </Button>
      <p role="status" className="mt-4 min-h-7">
        {unserved && t('unserved')}
      </p>
    </MessagePage>
  )
}
