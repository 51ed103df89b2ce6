'use client'

import { useEffect } from 'react'
import type { Priority } from '@/lib/board/types'
import { useAttemptHere, useBedside, useView } from './bedside-context'

/** Returns the function that asks for help at this bed; the outbox retries until the server has the request. */
export function useAsk(): (priority: Priority) => void {
  const { outbox, serial } = useBedside()
  const view = useView()
  const attempt = useAttemptHere()
  return (priority) => {
    // An emergency must not wait behind an attempt of a lower priority.
    if (attempt && attempt.priority !== priority) outbox.drop(attempt.key)
    outbox.ask({
      bedId: serial,
      place: '',
      locator: { deviceSerialNumber: serial },
      reason: 'other',
      priority,
      phone: view?.phone ?? null,
    })
  }
}

/** Drops an accepted attempt once the server's view of the request is loaded. */
export function useSettledAttempts(): void {
  const { outbox, refresh } = useBedside()
  const attempt = useAttemptHere()
  const accepted = attempt?.state === 'accepted' ? attempt.key : null
  useEffect(() => {
    if (accepted !== null) void refresh().then(() => outbox.drop(accepted))
  }, [accepted, refresh, outbox])
}
