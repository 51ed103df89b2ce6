'use client'

import { useState } from 'react'
import { callApi } from '@/components/feed/http'
import type { CallLink } from '@/lib/bedside/view'
import type { Refusal } from '@/lib/errors'
import { useBedside } from './bedside-context'

/** `here`: the call's room is on this page. `away`: it is another program's, in a window of its own. */
export type OpenCall =
  | { readonly kind: 'here'; readonly callId: string }
  | { readonly kind: 'away'; readonly url: string }

export interface KnockAnswers {
  /** What is being done right now. */
  readonly busy: 'letting-in' | 'declining' | null
  /** Why the last one did not work. `shut`: the link lets nobody in. */
  readonly problem: Refusal | 'shut' | null
  readonly letIn: () => Promise<void>
  readonly decline: () => Promise<void>
}

/** A link takes up to two questions to Solo, each with tries of its own. */
const TIMEOUT_MS = 30_000
/** The page of a call of our own, as its links name it; the seat is taken by asking for it. */
const OWN_CALL = /^\/videocalls\/([\w-]+)$/

/** The answers to a knock. Nothing is opened before `letIn`: neither camera nor microphone, nor the call. */
export function useAnswerKnock(onOpen: (call: OpenCall) => void): KnockAnswers {
  const { refresh } = useBedside()
  const [busy, setBusy] = useState<KnockAnswers['busy']>(null)
  const [problem, setProblem] = useState<KnockAnswers['problem']>(null)
  const post = async <T>(what: NonNullable<KnockAnswers['busy']>, path: string): Promise<T | null> => {
    setBusy(what)
    setProblem(null)
    const answer = await callApi<T>(path, { method: 'POST', body: {}, timeoutMs: TIMEOUT_MS })
    if (answer.ok) return answer.value
    setProblem(answer.refusal)
    setBusy(null)
    void refresh()
    return null
  }
  return {
    busy,
    problem,
    async letIn() {
      const link = await post<CallLink>('letting-in', '/api/bedside/answer')
      if (!link) return
      const call = await enter(link.url)
      setBusy(null)
      if (call) onOpen(call)
      else setProblem('shut')
    },
    async decline() {
      if (await post('declining', '/api/bedside/decline')) await refresh()
      setBusy(null)
    },
  }
}

/** Takes the seat that a link of ours is for; any other link is opened as it is. Null: the link lets nobody in. */
async function enter(link: string): Promise<OpenCall | null> {
  const url = new URL(link, window.location.href)
  const callId = OWN_CALL.exec(url.pathname)?.[1]
  if (url.origin !== window.location.origin || callId === undefined || !url.searchParams.has('token')) {
    const tab = window.open(url, '_blank')
    // What it shows must have no hold on this page.
    if (tab) tab.opener = null
    return { kind: 'away', url: url.href }
  }
  try {
    // The answer sends on to the call's page, which is not wanted: the seat is in the cookie that came with it.
    const answer = await fetch(url, { redirect: 'manual', credentials: 'include' })
    return answer.type === 'opaqueredirect' ? { kind: 'here', callId } : null
  } catch {
    return null
  }
}
