'use client'

import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import type { RequestView } from '@/lib/board/types'
import { type Attempt, createOutbox, type Outbox, type PostRequest, tryHeaders } from './outbox'

const OutboxContext = createContext<Outbox | null>(null)

const post: PostRequest = ({ locator, reason, priority }, key, agoMs) =>
  callApi<RequestView>('/api/assistance-requests', {
    method: 'POST',
    headers: tryHeaders(key, agoMs),
    body: { locator, reason, priority },
  })

/** Holds the outbox of this tab and user; it retries while any page with a board is open. */
export function OutboxProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const { connection } = useStore()
  const [outbox, setOutbox] = useState<Outbox | null>(null)
  useEffect(() => {
    const postOrLeave: PostRequest = async (ask, key, agoMs) => {
      const answer = await post(ask, key, agoMs)
      // The attempt is kept in this tab: the sign-in page says so, and the next board goes on with it, or asks.
      const known = connection.get().state === 'signed-out'
      if (!answer.ok && answer.refusal.code === 'unauthenticated' && !known) {
        connection.set({ state: 'signed-out', why: 'expired' })
      }
      return answer
    }
    const made = createOutbox({ userId, post: postOrLeave, storage: window.sessionStorage, shared: true })
    setOutbox(made)
    window.addEventListener('online', made.hurry)
    return () => {
      window.removeEventListener('online', made.hurry)
      made.stop()
    }
  }, [userId, connection])
  if (!outbox) return null
  return <OutboxContext value={outbox}>{children}</OutboxContext>
}

/** Returns the outbox of this tab. Throws outside an OutboxProvider. */
export function useOutbox(): Outbox {
  const outbox = use(OutboxContext)
  if (!outbox) throw new Error('useOutbox needs an OutboxProvider around it.')
  return outbox
}

/** Returns the latest attempt at a bed, or null. */
export function useAttempt(bedId: string): Attempt | null {
  const attempts = useObservable(useOutbox().attempts)
  return attempts.findLast((attempt) => attempt.bedId === bedId) ?? null
}
