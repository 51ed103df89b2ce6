import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Refusal } from '@/lib/errors'

export interface ConflictNoteProps {
  readonly refusal: Refusal
  readonly onTheirs: () => void
  /** Saves over what is there now, of which one has read. */
  readonly onMine: (version: number | null) => void
}

/** Why it was not saved; where somebody else was first, what they made of it, and the choice between the two. */
export function ConflictNote({ refusal, onTheirs, onMine }: ConflictNoteProps) {
  if (refusal.code !== 'version_conflict') return <RefusalNote refusal={refusal} />
  const { version, steps } = refusal.details ?? {}
  return (
    <div className="mt-1">
      <RefusalNote refusal={refusal}>
        {refusal.message}
        {typeof steps === 'string' && <> It is now: {steps}.</>}
      </RefusalNote>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button className="flex-1" onClick={onTheirs}>
          Take theirs
        </Button>
        <Button className="flex-1" onClick={() => onMine(typeof version === 'number' ? version : null)}>
          Save mine instead
        </Button>
      </div>
    </div>
  )
}
