import { useEffect, useState } from 'react'

const TICK_MS = 1_000

/** Returns the server's time (ms), updated once a second while `running`. @param offset - server time minus this browser's, ms */
export function useNow(offset: number, running: boolean): number {
  const [local, setLocal] = useState(Date.now)
  useEffect(() => {
    setLocal(Date.now())
    if (!running) return
    const timer = setInterval(() => setLocal(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [running])
  return local + offset
}
