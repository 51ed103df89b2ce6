import type { Observable } from '@/components/feed/observable'
import type { Call } from './alerts-for-me'

export interface NoticeParts {
  readonly calls: Pick<Observable<readonly Call[]>, 'get' | 'subscribe'>
  /** Whether somebody looks at this page now. */
  readonly watched: () => boolean
  readonly titleOf: (call: Call) => string
  /** Shows a notice, or answers null where that is not possible. */
  readonly show: (title: string, options: NotificationOptions) => Notification | null
  readonly onOpen: (call: Call) => void
}

/**
 * Tells of each call once, by a notice of the desktop, when it comes while nobody looks at this page; takes the notice back
 * when somebody has it or it is over. A room and a priority, no patient: a notice stays on a screen that anybody may see.
 * Answers how to end it.
 */
export function startNotices({ calls, watched, titleOf, show, onOpen }: NoticeParts): () => void {
  const told = new Set<string>()
  const open = new Map<string, Notification>()

  const tell = (call: Call) => {
    told.add(call.id)
    if (watched()) return
    const notice = show(titleOf(call), {
      body: call.building,
      // Several tabs of one nurse make one notice.
      tag: call.id,
      icon: '/icon.svg',
      requireInteraction: call.priority === 'emergency',
      // The alarm sounds by itself.
      silent: true,
    })
    if (!notice) return
    open.set(call.id, notice)
    notice.onclick = () => {
      window.focus()
      notice.close()
      onOpen(call)
    }
  }

  const look = () => {
    const now = calls.get()
    for (const id of [...told]) {
      if (now.some((call) => call.id === id)) continue
      // Whatever calls again, after a claim that came to nothing, is told again.
      told.delete(id)
      open.get(id)?.close()
      open.delete(id)
    }
    for (const call of now) if (!told.has(call.id)) tell(call)
  }

  const stop = calls.subscribe(look)
  look()
  return () => {
    stop()
    for (const notice of open.values()) notice.close()
  }
}
