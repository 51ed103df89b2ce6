'use client'

import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { useFormats } from '@/components/words/use-formats'
import {
  type EscalationOverview,
  type EscalationPath,
  type PathSource,
  pathFor,
  type SavedPath,
} from '@/lib/board/escalation'
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

/** The path of one priority: its source, its steps and a preview. */
export function PathColumn(props: PathColumnProps) {
  const { overview, unit, priority } = props
  const saved = overview.paths.find((one) => one.unit === unit && one.priority === priority) ?? null
  const { steps, source } = pathFor(overview.paths, unit, priority)
  const name = useTranslations('board')(`priority.${priority}`)
  return (
    <section aria-label={name} className="flex flex-col rounded-xl border border-line bg-surface p-4">
      <h2 className="flex items-center gap-2.5 text-xl font-bold">
        <PriorityIcon priority={priority} className="size-6 flex-none" />
        {name}
      </h2>
      <p className="mt-1 text-sm text-ink-soft" data-source={source}>
        <Source saved={saved} source={source} />
      </p>
      {/* Another unit or a newer version resets the form. */}
      <PathForm
        key={`${overview.building.id} ${unit} ${saved?.version ?? source}`}
        {...props}
        saved={saved}
        steps={steps}
      />
    </section>
  )
}

/** Where the path comes from, and since when it applies. */
function Source({ saved, source }: { saved: SavedPath | null; source: PathSource }) {
  const t = useTranslations('escalation.editor.source')
  const { dayAndTimeOfYear } = useFormats()
  if (!saved) return t(source === 'building' ? 'building' : 'default')
  return t(saved.unit === '' ? 'savedBuilding' : 'savedUnit', {
    who: saved.changedBy,
    when: dayAndTimeOfYear(saved.changedAt),
  })
}

interface PathFormProps extends PathColumnProps {
  readonly saved: SavedPath | null
  readonly steps: EscalationPath
}

function PathForm({ unit, priority, saved, steps: known, onChange, onReload }: PathFormProps) {
  const t = useTranslations('escalation.editor')
  const common = useTranslations('common')
  const name = useTranslations('board')(`priority.${priority}`)
  const [draft, setDraft] = useState(() => draftOf(known))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const steps = stepsOf(draft)
  const problems = problemsOf(steps)
  const changed = !samePath(steps, known)
  const send = async (version: number | null, wanted: EscalationPath | null, words: string) => {
    setBusy(true)
    setRefusal(await onChange({ unit, priority, version, steps: wanted }, words))
    setBusy(false)
  }
  const save = (version = saved?.version ?? null) => send(version, steps, t('saved', { priority: name }))
  const above = unit === '' ? 'building' : 'unit'
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
        variant="quiet"
        className="mt-2 self-start"
        disabled={draft.length >= MOST_STEPS}
        onClick={() => setDraft(withStep(draft))}
      >
        <Plus aria-hidden className="size-5" />
        {t('addStep')}
      </Button>
      <PathPreview steps={problems.length === 0 ? steps : null} />
      <div className="mt-auto flex flex-wrap gap-3 pt-4">
        <Button
          variant="primary"
          className="flex-1"
          disabled={busy || !changed || problems.length > 0}
          onClick={() => void save()}
        >
          {common(busy ? 'saving' : 'save')}
        </Button>
        {changed && (
          <Button disabled={busy} onClick={() => setDraft(draftOf(known))}>
            {t('discard')}
          </Button>
        )}
        {saved && !changed && (
          <Button
            disabled={busy}
            onClick={() => void send(saved.version, null, t(`inherited.${above}Done`, { priority: name }))}
          >
            {t(`inherited.${above}`)}
          </Button>
        )}
      </div>
      {refusal && (
        <ConflictNote refusal={refusal} onTheirs={onReload} onMine={(version) => void save(version)} />
      )}
    </>
  )
}
