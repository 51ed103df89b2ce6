'use client'

import { useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Plain } from '@/components/ui/plain'
import { isServed } from './when-served'

const AGAIN_MS = 10_000

/**
 * Instead of a page that failed. Nobody stands before a wall display: it loads itself again, for as long as it takes, and
 * only while there is somebody to load it from. A load, and no second attempt of the same code: after an update that is gone.
 */
export function TryAgain() {
  const [unserved, setUnserved] = useState(false)
  const again = useCallback(async () => {
    const served = await isServed()
    setUnserved(!served)
    if (served) window.location.reload()
  }, [])
  useEffect(() => {
    const timer = setInterval(() => void again(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [again])
  return (
    <Plain title="Lantern has stopped working on this screen">
      <p>
        Use the phone or the nurse call. Requests that were received are kept. This screen tries again every{' '}
        {AGAIN_MS / 1000} seconds.
      </p>
      <Button look="primary" className="mt-6" onClick={() => void again()}>
        Try again now
      </Button>
      <p role="status" className="mt-4 min-h-7">
        {unserved && 'Lantern’s server does not answer yet.'}
      </p>
    </Plain>
  )
}
