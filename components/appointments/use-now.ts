import { useEffect, useState } from 'react'

const TICK_MS = 15_000

/**
 * This browser's time (ms), for what may be 15 s old; null on the server, which knows nothing of the time zone of whoever
 * looks.
 */
export function useNow(): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
