'use client'

import BellRing from 'lucide-react/icons/bell-ring'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { useAlertSource } from './alerts-context'
import type { Alert } from './alerts-for-me'
import { startDesktopNotifications } from './desktop-notifications'

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
  const [permission, setPermission] = useState(() =>
    'Notification' in window ? Notification.permission : 'denied',
  )
  const [refused, setRefused] = useState(() => window.localStorage.getItem(REFUSED_KEY) === 'no')
  const sources = useAlertSource()
  const opened = useEffectEvent(({ buildingId, bedId }: Alert) => onOpenBed(buildingId, bedId))
  const titled = useEffectEvent(({ priority, place }: Alert) => t(`notice.${priority}`, { place }))
  useEffect(() => {
    if (permission !== 'granted' || !sources) return
    return startDesktopNotifications({
      alerts: sources.alerts,
      titleOf: titled,
      pageIsWatched: () => document.visibilityState === 'visible' && document.hasFocus(),
      show: createNotification,
      onOpen: opened,
    })
  }, [permission, sources])
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

/** Some browsers have the Notification API, but no constructor for pages. */
function createNotification(title: string, options: NotificationOptions): Notification | null {
  try {
    return new Notification(title, options)
  } catch {
    return null
  }
}
