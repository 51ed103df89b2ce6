import { useEffect, useState } from 'react'

const TICK_MS = 15_000

/**
 * Returns this browser's time (ms), updated every 15 s; null on the server, which does not know the user's time zone.
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
