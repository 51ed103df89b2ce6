import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { readPathText } from '@/lib/board/escalation-rules'
import type { Refusal } from '@/lib/errors'
import type { Translate } from '@/lib/words/translator'

export interface ConflictNoteProps {
  readonly refusal: Refusal
  readonly onTheirs: () => void
  /** Saves over the version that the note shows. */
  readonly onMine: (version: number | null) => void
}

/** Why a path was not saved; after a conflict, the other user's path and the choice between the two. */
export function ConflictNote({ refusal, onTheirs, onMine }: ConflictNoteProps) {
  const t = useTranslations('escalation')
  const words = useRefusalWords()
  if (refusal.code !== 'version_conflict') return <RefusalNote refusal={refusal} />
  const { version, steps } = refusal.details ?? {}
  return (
    <div className="mt-1">
      <RefusalNote refusal={refusal}>
        {words(refusal)} {typeof steps === 'string' && t('editor.itIsNow', { steps: pathWords(steps, t) })}
      </RefusalNote>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button className="flex-1" onClick={onTheirs}>
          {t('editor.takeTheirs')}
        </Button>
        <Button className="flex-1" onClick={() => onMine(typeof version === 'number' ? version : null)}>
          {t('editor.saveMine')}
        </Button>
      </div>
    </div>
  )
}

/** Returns "0:00 Virtual nurses of the unit, 1:00 Everybody". */
const pathWords = (text: string, t: Translate<'escalation'>): string =>
  readPathText(text)
    .map(({ time, reach }) => `${time} ${t(`reach.${reach}`)}`)
    .join(', ')
