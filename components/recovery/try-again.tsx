'use client'

import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { isServerUp } from './wait-for-server'

/** What the words say, too (lib/words/en/recovery.ts). */
const RETRY_MS = 10_000

/**
 * Instead of a page that failed. Nobody stands before a wall display: it loads itself again, for as long as it takes, and
 * only while there is somebody to load it from. A load, and no second attempt of the same code: after an update that is gone.
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
