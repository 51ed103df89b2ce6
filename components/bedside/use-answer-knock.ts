'use client'

import { useState } from 'react'
import { callApi } from '@/components/feed/http'
import type { CallLink } from '@/lib/bedside/view'
import type { Refusal } from '@/lib/errors'
import { useBedside } from './bedside-context'

/** `here`: the call runs on this page. `away`: it runs in another program's window. */
export type OpenCall =
  | { readonly kind: 'here'; readonly callId: string }
  | { readonly kind: 'away'; readonly url: string }

export interface KnockAnswers {
  /** The answer that is under way. */
  readonly busy: 'letting-in' | 'declining' | null
  /** Why the last answer failed. `shut`: the link admits no one. */
  readonly problem: Refusal | 'shut' | null
  readonly letIn: () => Promise<void>
  readonly decline: () => Promise<void>
}

/** Getting a link takes up to two calls to Solo, each with retries. */
const TIMEOUT_MS = 30_000
/** The path of a call page of the emulator; requesting it takes the seat. */
const OWN_CALL = /^\/videocalls\/([\w-]+)$/

/** Returns the two answers to a knock. Neither camera, microphone nor call is opened before `letIn`. */
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

/** Takes the seat of a link to this origin; opens any other link in a tab. Null: the link admits no one. */
async function enter(link: string): Promise<OpenCall | null> {
  const url = new URL(link, window.location.href)
  const callId = OWN_CALL.exec(url.pathname)?.[1]
  if (url.origin !== window.location.origin || callId === undefined || !url.searchParams.has('token')) {
    const tab = window.open(url, '_blank')
    // The other program's page must have no reference to this one.
    if (tab) tab.opener = null
    return { kind: 'away', url: url.href }
  }
  try {
    // The redirect to the call's page is not followed: the seat is in the cookie that came with it.
    const answer = await fetch(url, { redirect: 'manual', credentials: 'include' })
    return answer.type === 'opaqueredirect' ? { kind: 'here', callId } : null
  } catch {
    return null
  }
}
