import { callApi } from '@/components/feed/http'
import {
  isLockUntold,
  learnLock,
  lockEpoch,
  lockPage,
  onLockChange,
  onLockTold,
  onLockUntold,
} from '@/components/ui/page-lock'

const RETRY_MS = 2_000
/** Whose lock this tab could not tell yet: a page that is loaded again must not be open. */
const KEPT_AS = 'lantern-lock-untold'

/**
 * Tells the server of a lock that began on this page, again until it has heard of it, also from a tab that was loaded again meanwhile.
 * @returns what ends that
 */
export function tellLock(userId: string): () => void {
  let telling = false
  let ended = false
  let retry: ReturnType<typeof setTimeout> | undefined
  const tell = async () => {
    clearTimeout(retry)
    if (ended || telling || !isLockUntold()) return
    telling = true
    const epoch = lockEpoch()
    const answer = await callApi('/api/session/lock', { method: 'POST', keepalive: true })
    telling = false
    if (answer.ok) learnLock(true, epoch)
    // The session has ended: the lock must not meet the one that its user opens next in this tab.
    if (answer.status === 401) sessionStorage.removeItem(KEPT_AS)
    // A server that answers otherwise has no session to lock, and the page leaves for the sign-in page.
    const again = answer.ok || !answer.reached || answer.status >= 500
    if (again && isLockUntold()) retry = setTimeout(tell, answer.ok ? 0 : RETRY_MS)
  }
  const keep = () => {
    if (isLockUntold()) sessionStorage.setItem(KEPT_AS, userId)
    else sessionStorage.removeItem(KEPT_AS)
  }
  const ends = [onLockUntold(() => void tell()), onLockChange(keep), onLockTold(keep)]
  const online = () => void tell()
  window.addEventListener('online', online)
  if (sessionStorage.getItem(KEPT_AS) === userId) lockPage()
  keep()
  return () => {
    ended = true
    clearTimeout(retry)
    window.removeEventListener('online', online)
    for (const end of ends) end()
  }
}
