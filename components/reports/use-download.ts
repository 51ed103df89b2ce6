import { useState } from 'react'
import { saveFile } from '@/components/feed/save-file'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Problem } from './problem'

export interface Download {
  readonly busy: boolean
  readonly problem: Problem | null
  start(path: string, name: string): Promise<void>
  /** Shows a problem that was found before anything was sent; null removes it. */
  complain(problem: Problem | null): void
}

/** Runs one download at a time, and keeps the problem of the last one. */
export function useDownload(): Download {
  const words = useRefusalWords()
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<Problem | null>(null)
  const [refusal, setRefusal] = useActRefusal()
  const complain = (problem: Problem | null) => {
    setRefusal(null)
    setFound(problem)
  }
  return {
    busy,
    problem: refusal ? { words: words(refusal) } : found,
    complain,
    async start(path, name) {
      if (busy) return
      setBusy(true)
      complain(null)
      const saved = await saveFile({ path, name })
      setBusy(false)
      if (!saved.ok) setRefusal(saved.refusal)
    },
  }
}
