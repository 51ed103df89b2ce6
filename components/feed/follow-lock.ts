import { hearLock, isLocked, isLockUntold, onLockChange, onLockTold } from '@/components/ui/page-lock'
import type { BoardSocket } from './connection'

const RETRY_MS = 2_000

/**
 * Follows the lock of the session: takes the patients from the store in its moment, and fetches what the session may see once the server
 * knows of the lock, and again after it is unlocked, until that worked. @returns what ends that
 */
export function followLock(
  socket: Pick<BoardSocket, 'on' | 'off'>,
  store: { forgetPatients(): void },
  refetch: () => Promise<boolean>,
): () => void {
  let round = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  const stopFetching = () => {
    round += 1
    clearTimeout(retry)
  }
  const fetchAgain = async () => {
    stopFetching()
    const mine = round
    const done = await refetch()
    // Jitter, so that a hospital's screens do not all ask at once.
    if (!done && mine === round) retry = setTimeout(fetchAgain, RETRY_MS * (0.5 + Math.random()))
  }
  const changed = () => {
    if (isLocked()) store.forgetPatients()
    // Before the server knows of the lock it would send the names again.
    if (isLockUntold()) stopFetching()
    else void fetchAgain()
  }
  socket.on('session:lock', hearLock)
  const ends = [onLockChange(changed), onLockTold(() => void fetchAgain())]
  return () => {
    for (const end of ends) end()
    socket.off('session:lock', hearLock)
    stopFetching()
  }
}
