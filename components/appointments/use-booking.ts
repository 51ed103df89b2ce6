import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { newKey } from '@/components/feed/new-key'
import { leaveIfSignedOut } from '@/components/feed/use-loaded'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Appointment, Slot } from '@/lib/appointments/types'
import type { Refusal } from '@/lib/errors'

/** What is sent. While it stays the same and no answer has come, a repeat is the same booking. */
export interface Order extends Slot {
  readonly bedId: string
  readonly patient: string
  readonly waitingRoom: string
  readonly reason: string
}

/** The server makes several calls to Solo: for the free slot, the order, and its result. */
const TIMEOUT_MS = 40_000

export interface Booking {
  readonly busy: boolean
  /** Why it was not booked, in words. */
  readonly problem: string | null
  /** Returns the appointment, or the refusal. */
  send(order: Order): Promise<{ readonly appointment: Appointment } | { readonly refusal: Refusal }>
  /** Clears the problem, after the user changed the form. */
  clear(): void
}

/** Books, at most once for the same order. */
export function useBooking(): Booking {
  const t = useTranslations('appointments')
  const words = useRefusalWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const unanswered = useRef<{ order: string; key: string } | null>(null)
  return {
    busy,
    problem,
    clear: () => setProblem(null),
    async send(order) {
      const text = JSON.stringify(order)
      if (unanswered.current?.order !== text) unanswered.current = { order: text, key: newKey() }
      setBusy(true)
      setProblem(null)
      const answer = await callApi<Appointment>('/api/visits', {
        method: 'POST',
        body: order,
        headers: { 'idempotency-key': unanswered.current.key },
        timeoutMs: TIMEOUT_MS,
      })
      setBusy(false)
      if (answer.ok || answer.reached) unanswered.current = null
      if (answer.ok) return { appointment: answer.value }
      leaveIfSignedOut(answer.refusal)
      setProblem(answer.reached ? words(answer.refusal) : t('form.unanswered'))
      return { refusal: answer.refusal }
    },
  }
}
