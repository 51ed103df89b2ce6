'use client'

import { useEffect } from 'react'
import { useCell, useStore } from '@/components/feed/feed-context'

/** Leaves for the sign-in page once the session has ended; a full load, so that nothing of it stays in memory. */
export function LeaveWhenSignedOut() {
  const connection = useCell(useStore().connection)
  const why = connection.state === 'signed-out' ? connection.why : null
  useEffect(() => {
    if (why) window.location.assign(`/sign-in?ended=${why}`)
  }, [why])
  return null
}
