import type { Observable } from '@/components/feed/observable'
import type { Alert } from './alerts-for-me'

export interface DesktopNotificationOptions {
  readonly alerts: Pick<Observable<readonly Alert[]>, 'get' | 'subscribe'>
  /** Whether somebody looks at this page now. */
  readonly pageIsWatched: () => boolean
  readonly titleOf: (alert: Alert) => string
  /** Shows a notice, or answers null where that is not possible. */
  readonly show: (title: string, options: NotificationOptions) => Notification | null
  readonly onOpen: (alert: Alert) => void
}

/**
 * Tells of each call once, by a notice of the desktop, when it comes while nobody looks at this page; takes the notice back
 * when somebody has it or it is over. A room and a priority, no patient: a notice stays on a screen that anybody may see.
 * Answers how to end it.
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
      // Several tabs of one nurse make one notice.
      tag: alert.id,
      icon: '/icon.svg',
      requireInteraction: alert.priority === 'emergency',
      // The alarm sounds by itself.
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
      // Whatever calls again, after a claim that came to nothing, is told again.
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
