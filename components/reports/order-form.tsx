import FilePlus from 'lucide-react/icons/file-plus'
import { type FormEvent, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { DayRangeFields } from '@/components/words/day-range-fields'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Draft } from './order-report'
import { PasswordField } from './password-field'
import { PresetField } from './preset-field'
import type { Ordering } from './use-order'
import { useUsualRanges } from './use-usual-ranges'

const FIELDS = ['from', 'to', 'password', 'presetId']

export interface OrderFormProps {
  readonly draft: Draft
  readonly onChange: (change: Partial<Draft>) => void
  readonly ordering: Ordering
  readonly onSend: () => void
}

/** The form: days, a password, and the preset for users who need it. */
export function OrderForm({ draft, onChange, ordering, onSend }: OrderFormProps) {
  const t = useTranslations('reports')
  const { busy, problem } = ordering
  const usual = useUsualRanges()
  const form = useRef<HTMLFormElement>(null)
  const field = problem?.field
  useEffect(() => {
    if (problem?.field) form.current?.querySelector<HTMLElement>(`[name="${problem.field}"]`)?.focus()
  }, [problem])
  const change = (part: Partial<Draft>) => {
    ordering.changed()
    onChange(part)
  }
  const problemOf = (name: string) => (field === name ? problem?.words : undefined)
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSend()
  }
  return (
    <form ref={form} onSubmit={send} noValidate method="post" className="grid gap-5">
      <DayRangeFields
        value={draft}
        onChange={({ from, to }) => change({ from, to })}
        usual={usual}
        problem={problem}
      />
      <PasswordField
        password={draft.password}
        onChange={(password) => change({ password })}
        problem={problemOf('password')}
      />
      <PresetField
        presetId={draft.presetId}
        onChange={(presetId) => change({ presetId })}
        problem={problemOf('presetId')}
      />
      <div>
        <Button variant="primary" type="submit" disabled={busy} className="w-full">
          <FilePlus aria-hidden className="size-5" />
          {t(busy ? 'order.sending' : 'order.send')}
        </Button>
        {problem && !FIELDS.includes(problem.field ?? '') && <RefusalNote>{problem.words}</RefusalNote>}
      </div>
    </form>
  )
}
