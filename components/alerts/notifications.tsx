'use client'

import BellRing from 'lucide-react/icons/bell-ring'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { notificationPermission, useDesktopNotifications } from './use-desktop-notifications'

const REFUSED_KEY = 'lantern.notices'

export interface NotificationsProps {
  readonly onOpenBed: (buildingId: string, bedId: string) => void
}

/**
 * Asks once whether to show desktop notifications while the window is in the background, and shows them where the user
 * agreed.
 */
export default function Notifications({ onOpenBed }: NotificationsProps) {
  const t = useTranslations('alerts')
  const [permission, setPermission] = useState(notificationPermission)
  const [refused, setRefused] = useState(() => window.localStorage.getItem(REFUSED_KEY) === 'no')
  useDesktopNotifications(permission === 'granted', onOpenBed)
  if (permission !== 'default' || refused) return null
  const refuse = () => {
    window.localStorage.setItem(REFUSED_KEY, 'no')
    setRefused(true)
  }
  return (
    <Banner
      icon={<BellRing />}
      action={
        <span className="flex flex-wrap gap-2">
          <Button variant="primary" onClick={() => void Notification.requestPermission().then(setPermission)}>
            {t('notify')}
          </Button>
          <Button variant="quiet" onClick={refuse}>
            {t('notNow')}
          </Button>
        </span>
      }
    >
      {t('ask')}
    </Banner>
  )
}
