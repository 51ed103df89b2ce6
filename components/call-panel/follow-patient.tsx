'use client'

import { useEffect, useMemo, useState } from 'react'
import { useSWRConfig } from 'swr'
import { draftKey, moveDrafts } from '@/components/chart/drafts'
import { useObservable } from '@/components/feed/feed-context'
import { callApi } from '@/components/feed/http'
import { createObservable } from '@/components/feed/observable'
import { useBoardFeed } from '@/components/feed/use-board-feed'
import type { CallRequest } from '@/lib/board/types'
import { useCallPatient } from './call-patient'

const RETRY_MS = 2_000

/** Finds the request of the call, and follows it on the board of its building. Shows nothing. */
export default function FollowPatient() {
  const { callId, standing } = useCallPatient()
  const { state } = useObservable(standing)
  const [call, setCall] = useState<CallRequest | null>(null)
  const { mutate } = useSWRConfig()
  const wanted = state === 'loading' || state === 'failed'
  useEffect(() => {
    if (!wanted || call) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const load = async () => {
      const answer = await callApi<CallRequest>(`/api/calls/${encodeURIComponent(callId)}`)
      if (over) return
      if (answer.ok) return setCall(answer.value)
      if (answer.status === 401) return standing.set({ state: 'signed-out' })
      if (answer.status === 403 || answer.status === 404) return standing.set({ state: 'none' })
      standing.set({ state: 'failed' })
      timer = setTimeout(() => void load(), RETRY_MS)
    }
    void load()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [callId, standing, wanted, call])
  const leave = useMemo(
    () => () => {
      setCall(null)
      standing.set({ state: 'signed-out' })
      // What was loaded of the chart goes, too.
      void mutate(() => true, undefined, { revalidate: false })
    },
    [standing, mutate],
  )
  return call && <FollowBoard key={call.request.id} call={call} onSignedOut={leave} />
}

interface FollowBoardProps {
  readonly call: CallRequest
  readonly onSignedOut: () => void
}

function FollowBoard({ call, onSignedOut }: FollowBoardProps) {
  const { standing, drafts } = useCallPatient()
  const { store, clock, refusal } = useBoardFeed(call.request.buildingId)
  const loaded = useObservable(store.boardInfo) !== null
  const { state } = useObservable(store.connection)
  const [bedId] = useState(() => createObservable(call.request.bedId))
  useEffect(() => {
    if (state === 'signed-out') onSignedOut()
    else if (loaded) standing.set({ state: 'known', call, feed: { store, clock }, bedId })
    else if (refusal) standing.set({ state: 'failed' })
  }, [state, loaded, refusal, standing, call, store, clock, bedId, onSignedOut])
  useEffect(() => {
    const follow = () => {
      const entry = store.queue.get().find(({ requestId }) => requestId === call.request.id)
      const before = bedId.get()
      if (!entry || entry.bedId === before) return
      // The note goes with its patient.
      moveDrafts(drafts, draftKey(before), draftKey(entry.bedId))
      bedId.set(entry.bedId)
    }
    follow()
    return store.queue.subscribe(follow)
  }, [store, bedId, drafts, call.request.id])
  return null
}
