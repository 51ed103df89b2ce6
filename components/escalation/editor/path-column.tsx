'use client'

import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { minuteTime } from '@/components/board/clock-time'
import { PriorityIcon } from '@/components/board/lines/priority-icon'
import { priorityWords } from '@/components/board/lines/request-words'
import { Button } from '@/components/ui/button'
import { type EscalationOverview, type EscalationPath, pathFor, type SavedPath } from '@/lib/board/escalation'
import { MOST_STEPS, problemsOf } from '@/lib/board/escalation-rules'
import type { Priority } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'
import { ConflictNote } from './conflict-note'
import { draftOf, moved, samePath, stepsOf, without, withStep } from './draft'
import { PathPreview } from './path-preview'
import { StepRow } from './step-row'
import type { PathChange } from './use-paths'

export interface PathColumnProps {
  readonly overview: EscalationOverview
  readonly unit: string
  readonly priority: Priority
  readonly onChange: (change: PathChange, words: string) => Promise<Refusal | null>
  readonly onReload: () => void
}

/** The path of one priority: where it comes from, its steps, and what they mean. */
export function PathColumn(props: PathColumnProps) {
  const { overview, unit, priority } = props
  const saved = overview.paths.find((one) => one.unit === unit && one.priority === priority) ?? null
  const { steps, source } = pathFor(overview.paths, unit, priority)
  const name = priorityWords(priority)
  return (
    <section aria-label={name} className="flex flex-col rounded-xl border border-line bg-surface p-4">
      <h2 className="flex items-center gap-2.5 text-xl font-bold">
        <PriorityIcon priority={priority} className="size-6 flex-none" />
        {name}
      </h2>
      <p className="mt-1 text-sm text-ink-soft" data-source={source}>
        {saved ? savedWords(saved) : source === 'building' ? 'As in the whole building' : 'Lantern’s default'}
      </p>
      {/* What is typed belongs to what was seen: another unit, or a newer version, starts afresh. */}
      <PathForm
        key={`${overview.building.id} ${unit} ${saved?.version ?? source}`}
        {...props}
        saved={saved}
        steps={steps}
      />
    </section>
  )
}

const savedWords = ({ unit, changedBy, changedAt }: SavedPath) =>
  `Set for ${unit === '' ? 'the whole building' : 'this unit'} by ${changedBy}, ${day(changedAt)} ${minuteTime(changedAt)}`

const day = (at: number) => new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })

interface PathFormProps extends PathColumnProps {
  readonly saved: SavedPath | null
  readonly steps: EscalationPath
}

function PathForm({ unit, priority, saved, steps: known, onChange, onReload }: PathFormProps) {
  const [draft, setDraft] = useState(() => draftOf(known))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const steps = stepsOf(draft)
  const problems = problemsOf(steps)
  const changed = !samePath(steps, known)
  const send = async (version: number | null, wanted: EscalationPath | null, words: string) => {
    setBusy(true)
    setRefusal(await onChange({ unit, priority, version, steps: wanted }, words))
    setBusy(false)
  }
  const save = (version = saved?.version ?? null) =>
    send(version, steps, `${priorityWords(priority)}: saved.`)
  const inherited = unit === '' ? 'Back to the default' : 'Back to the building’s'
  return (
    <>
      <ol className="mt-3 space-y-3">
        {draft.map((row, at) => (
          <StepRow
            key={row.key}
            row={row}
            number={at + 1}
            count={draft.length}
            problem={problems.find(({ field }) => field.startsWith(`steps.${at}.`)) ?? null}
            onChange={(next) => setDraft(draft.map((one) => (one.key === row.key ? next : one)))}
            onMove={(by) => setDraft(moved(draft, at, by))}
            onRemove={() => setDraft(without(draft, row.key))}
          />
        ))}
      </ol>
      <Button
        look="quiet"
        className="mt-2 self-start"
        disabled={draft.length >= MOST_STEPS}
        onClick={() => setDraft(withStep(draft))}
      >
        <Plus aria-hidden className="size-5" />
        Add a step
      </Button>
      <PathPreview steps={problems.length === 0 ? steps : null} />
      <div className="mt-auto flex flex-wrap gap-3 pt-4">
        <Button
          look="primary"
          className="flex-1"
          disabled={busy || !changed || problems.length > 0}
          onClick={() => void save()}
        >
          {busy ? 'Saving…' : 'Save'}
        </Button>
        {changed && (
          <Button disabled={busy} onClick={() => setDraft(draftOf(known))}>
            Discard
          </Button>
        )}
        {saved && !changed && (
          <Button
            disabled={busy}
            onClick={() =>
              void send(saved.version, null, `${priorityWords(priority)}: ${inherited.toLowerCase()}.`)
            }
          >
            {inherited}
          </Button>
        )}
      </div>
      {refusal && (
        <ConflictNote refusal={refusal} onTheirs={onReload} onMine={(version) => void save(version)} />
      )}
    </>
  )
}
