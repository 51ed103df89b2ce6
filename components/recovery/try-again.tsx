'use client'

import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { Plain } from '@/components/ui/plain'

const AGAIN_MS = 10_000

/** Instead of a page that failed. Nobody stands before a wall display: it tries again by itself, for as long as it takes. */
export function TryAgain({ again }: { again: () => void }) {
  useEffect(() => {
    const timer = setInterval(again, AGAIN_MS)
    return () => clearInterval(timer)
  }, [again])
  return (
    <Plain title="Lantern has stopped working on this screen">
      <p>
        Use the phone or the nurse call. Requests that were received are kept. This screen tries again every{' '}
        {AGAIN_MS / 1000} seconds.
      </p>
      <Button look="primary" className="mt-6" onClick={again}>
        Try again now
      </Button>
    </Plain>
  )
}
