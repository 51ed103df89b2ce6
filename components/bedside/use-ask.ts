'use client'

import { useEffect } from 'react'
import type { Priority } from '@/lib/board/types'
import { useAttemptHere, useBedside, useView } from './bedside-context'

/** Asks for help at this bed: kept and tried again until the server has it. */
export function useAsk(): (priority: Priority) => void {
  const { outbox, serial } = useBedside()
  const view = useView()
  const attempt = useAttemptHere()
  return (priority) => {
    // Whoever presses for an emergency must not be held up by what is still on its way for less.
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

/** Once the server has what was asked for, its own word of it takes the place of the attempt. */
export function useSettledAttempts(): void {
  const { outbox, refresh } = useBedside()
  const attempt = useAttemptHere()
  const accepted = attempt?.state === 'accepted' ? attempt.key : null
  useEffect(() => {
    if (accepted !== null) void refresh().then(() => outbox.drop(accepted))
  }, [accepted, refresh, outbox])
}
