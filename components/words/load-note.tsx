import { useTranslations } from 'use-intl'
import type { Loaded } from '@/components/feed/use-loaded'
import { TryAgainNote } from './try-again-note'
import { useRefusalWords } from './use-refusal-words'

export interface LoadNoteProps {
  /** The words of the page or section, which say what is loaded. */
  readonly of: 'privacy.charts' | 'privacy.walls' | 'callQuality'
  readonly loaded: Loaded<unknown>
}

/** Why a section did not load or is out of date; nothing while it is fresh. */
export function LoadNote({ of, loaded: { data, refusal, refresh } }: LoadNoteProps) {
  const t = useTranslations(of)
  const words = useRefusalWords()
  if (!refusal) return null
  return (
    <div className="mt-4">
      <TryAgainNote again={() => void refresh()}>
        {t(data ? 'outOfDate' : 'notLoaded', { why: words(refusal) })}
      </TryAgainNote>
    </div>
  )
}
