import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { newKey } from '@/components/feed/new-key'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { type Draft, draftProblem, orderReport } from './order-report'
import type { Problem } from './problem'

export interface Ordering {
  readonly busy: boolean
  readonly problem: Problem | null
  /** Sends the draft. Returns whether it was ordered. */
  send(draft: Draft): Promise<boolean>
  /** Called when the draft changes: the old problem no longer applies, and it is another order. */
  changed(): void
}

/** Orders what is in the form. While the form stays the same, sending it again is the same order. */
export function useOrder(): Ordering {
  const say = { t: useTranslations('reports'), refusalWords: useRefusalWords() }
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef<string | null>(null)
  return {
    busy,
    problem,
    async send(draft) {
      const wrong = draftProblem(draft, say)
      setProblem(wrong)
      if (wrong || busy) return false
      setBusy(true)
      key.current ??= newKey()
      const answer = await orderReport(draft, key.current, say)
      setBusy(false)
      if (answer.ok) key.current = null
      else if (answer.signedOut) window.location.assign('/sign-in?ended=expired')
      else setProblem(answer.problem)
      return answer.ok
    },
    changed() {
      key.current = null
      setProblem(null)
    },
  }
}
