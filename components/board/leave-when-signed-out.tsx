'use client'

import { useEffect } from 'react'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { leaveSignedOut } from '@/components/feed/leave-signed-out'
import { whenServerUp } from '@/components/recovery/wait-for-server'
import { useBoardSession } from '@/components/session/session-context'

/**
 * Goes to the sign-in page once the session has ended, a wall to its pairing code; by a full load, so that no data
 * stays in memory.
 */
export function LeaveWhenSignedOut() {
  const connection = useObservable(useStore().connection)
  const { paired } = useBoardSession()
  const why = connection.state === 'signed-out' ? connection.why : null
  useEffect(() => {
    if (!why) return
    if (paired) return whenServerUp(() => window.location.replace('/display'))
    leaveSignedOut(why)
  }, [why, paired])
  return null
}
