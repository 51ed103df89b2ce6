import type { Observable } from '@/components/feed/observable'
import type { Alert } from './alerts-for-me'

export interface DesktopNotificationOptions {
  readonly alerts: Pick<Observable<readonly Alert[]>, 'get' | 'subscribe'>
  /** Whether the page is visible and has the focus. */
  readonly pageIsWatched: () => boolean
  readonly titleOf: (alert: Alert) => string
  /** Shows a notification, or returns null where the browser cannot. */
  readonly show: (title: string, options: NotificationOptions) => Notification | null
  readonly onOpen: (alert: Alert) => void
}

/**
 * Shows one desktop notification for each alert that comes while the page is not watched, and closes it when the
 * request is claimed or over. It names a room and a priority and no patient, because anyone may see the screen.
 * @returns what ends it and closes all notifications
 */
export function startDesktopNotifications({
  alerts,
  pageIsWatched,
  titleOf,
  show,
  onOpen,
}: DesktopNotificationOptions): () => void {
  const notified = new Set<string>()
  const open = new Map<string, Notification>()

  const notify = (alert: Alert) => {
    notified.add(alert.id)
    if (pageIsWatched()) return
    const notification = show(titleOf(alert), {
      body: alert.building,
      // One notification for all tabs of a nurse.
      tag: alert.id,
      icon: '/icon.svg',
      requireInteraction: alert.priority === 'emergency',
      // The alarm of the page sounds already.
      silent: true,
    })
    if (!notification) return
    open.set(alert.id, notification)
    notification.onclick = () => {
      window.focus()
      notification.close()
      onOpen(alert)
    }
  }

  const update = () => {
    const now = alerts.get()
    for (const id of [...notified]) {
      if (now.some((alert) => alert.id === id)) continue
      // A request that comes back after a claim is notified again.
      notified.delete(id)
      open.get(id)?.close()
      open.delete(id)
    }
    for (const alert of now) if (!notified.has(alert.id)) notify(alert)
  }

  const stop = alerts.subscribe(update)
  update()
  return () => {
    stop()
    for (const notification of open.values()) notification.close()
  }
}
