'use client'

import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { FeedProvider, useBed, useEnded, useObservable } from '@/components/feed/feed-context'
import { SessionProvider } from '@/components/session/session-context'
import type { Bed, BedRequest, CallRequest, EndedRequest } from '@/lib/board/types'
import { type KnownCall, useCallPatient } from './call-patient'

/** The bed of the call, and the request there, as the board has them now. */
export interface CallBed {
  readonly call: CallRequest
  readonly bed: Bed
  /** Null once it has ended. */
  readonly request: BedRequest | null
  /** How it ended; null while it is open, and where this page missed that. */
  readonly ended: EndedRequest | null
}

export interface WithCallProps {
  /** Shown while nothing is known. */
  readonly otherwise?: ReactNode
  readonly children: (now: CallBed) => ReactNode
}

/** Gives what stands in it the board, the reader, and the bed of the call. */
export function WithCall({ otherwise = null, children }: WithCallProps) {
  const { standing, teams } = useCallPatient()
  const now = useObservable(standing)
  const reader = now.state === 'known' ? now.call.reader : null
  const session = useMemo(
    () =>
      reader && { actor: reader, teams, demo: false, paired: false, version: '', openBed: () => undefined },
    [reader, teams],
  )
  if (now.state !== 'known' || !session) return otherwise
  return (
    <SessionProvider session={session}>
      <FeedProvider feed={now.feed}>
        <Inside known={now} otherwise={otherwise}>
          {children}
        </Inside>
      </FeedProvider>
    </SessionProvider>
  )
}

function Inside({ known, otherwise, children }: WithCallProps & { known: KnownCall }) {
  const now = useThroughMoves(useCallBed(known))
  return now ? children(now) : otherwise
}

/** Null where the bed has gone from the board, and its request with it: it was retired. */
function useCallBed({ call, bedId }: KnownCall): CallBed | null {
  const bed = useBed(useObservable(bedId))
  const last = useEnded(bed?.id ?? '')
  const { id } = call.request
  const ended = last?.id === id ? last : call.request.ended
  return (
    useMemo(
      () => bed && { call, bed, request: bed.request?.id === id ? bed.request : null, ended },
      [call, bed, id, ended],
    ) ?? null
  )
}

/** The two events of a move come one after the other: in between the request is at neither bed. */
const BETWEEN_EVENTS_MS = 1_000

/** Returns what is known of the call, and for a moment what was known before, while its request is nowhere. */
function useThroughMoves(now: CallBed | null): CallBed | null {
  const isNowhere = now !== null && now.request === null && now.ended === null
  const [before, setBefore] = useState(now)
  const [waited, setWaited] = useState(false)
  if (!isNowhere && before !== now) setBefore(now)
  useEffect(() => {
    if (!isNowhere) return
    const timer = setTimeout(() => setWaited(true), BETWEEN_EVENTS_MS)
    return () => {
      clearTimeout(timer)
      setWaited(false)
    }
  }, [isNowhere])
  return isNowhere && !waited ? before : now
}
