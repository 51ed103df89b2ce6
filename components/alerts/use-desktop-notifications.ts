import { useEffect, useEffectEvent } from 'react'
import { useTranslations } from 'use-intl'
import { usePlaces } from '@/components/words/use-places'
import { useAlertSource } from './alerts-context'
import type { Alert } from './alerts-for-me'
import { startDesktopNotifications } from './desktop-notifications'

/** Returns whether this browser lets Lantern notify; `denied` where it cannot. */
export const notificationPermission = (): NotificationPermission =>
  'Notification' in window ? Notification.permission : 'denied'

/**
 * Shows the reader's alerts as desktop notifications while the page is in the background, if the user agreed to that.
 * @param granted - whether the user agreed
 * @param onOpenBed - called for a click on a notification
 */
export function useDesktopNotifications(
  granted: boolean,
  onOpenBed: (buildingId: string, bedId: string) => void,
): void {
  const t = useTranslations('alerts')
  const { roomAndBed } = usePlaces()
  const sources = useAlertSource()
  const opened = useEffectEvent(({ buildingId, bedId }: Alert) => onOpenBed(buildingId, bedId))
  const titled = useEffectEvent((alert: Alert) => t(`notice.${alert.priority}`, { place: roomAndBed(alert) }))
  useEffect(() => {
    if (!granted || !sources) return
    return startDesktopNotifications({
      alerts: sources.alerts,
      titleOf: titled,
      pageIsWatched: () => document.visibilityState === 'visible' && document.hasFocus(),
      show: createNotification,
      onOpen: opened,
    })
  }, [granted, sources])
}

/** Some browsers have the Notification API, but no constructor for pages. */
function createNotification(title: string, options: NotificationOptions): Notification | null {
  try {
    return new Notification(title, options)
  } catch {
    return null
  }
}
