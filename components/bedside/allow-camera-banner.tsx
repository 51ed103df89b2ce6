'use client'

import Video from 'lucide-react/icons/video'
import { useTranslations } from 'use-intl'
import { canCall } from '@/components/call/can-call'
import { useObservable } from '@/components/feed/feed-context'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { useBedside } from './bedside-context'

/**
 * Asks staff, once, to allow camera and microphone, so that the browser does not ask a patient while a nurse waits.
 * Nothing where both are decided, nor while the device is offline: no call can come then, and what to do instead needs the room.
 */
export function AllowCameraBanner() {
  const t = useTranslations('bedside.parts')
  const { store, report, allowCameraAndMicrophone } = useBedside()
  const now = useObservable(report)
  const stale = useObservable(store.connection).state === 'stale'
  if (!now || stale) return null
  const parts = [now.camera, now.microphone]
  if (parts.includes('blocked')) {
    return <Banner icon={<Video />}>{t(canCall() ? 'blockedMore' : 'noCalls')}</Banner>
  }
  if (!parts.includes('unknown')) return null
  return (
    <Banner
      icon={<Video />}
      action={<Button onClick={() => void allowCameraAndMicrophone()}>{t('allow')}</Button>}
    >
      {t('allowMore')}
    </Banner>
  )
}
