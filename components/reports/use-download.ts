import { useState } from 'react'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Problem } from './problem'
import { saveFile } from './save-file'

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
  const [problem, setProblem] = useState<Problem | null>(null)
  return {
    busy,
    problem,
    complain: setProblem,
    async start(path, name) {
      if (busy) return
      setBusy(true)
      setProblem(null)
      const saved = await saveFile(path, name)
      setBusy(false)
      if (!saved.ok) setProblem({ words: words(saved.refusal) })
    },
  }
}
