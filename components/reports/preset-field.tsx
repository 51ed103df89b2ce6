import ChevronDown from 'lucide-react/icons/chevron-down'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field } from '@/components/ui/field'

export interface PresetFieldProps {
  readonly presetId: string
  readonly onChange: (presetId: string) => void
  readonly problem?: string | undefined
}

/** Chooses Solo's preset for the report; folded away where it is known. */
export function PresetField({ presetId, onChange, problem }: PresetFieldProps) {
  const t = useTranslations('reports')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (problem) setOpen(true)
  }, [problem])
  return (
    <div className="border-t border-line pt-2">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-12 w-full items-center justify-between gap-2 text-left text-ink-soft hover:text-ink"
      >
        {t('preset.more')}
        <ChevronDown aria-hidden className={`size-5 ${open ? 'rotate-180' : ''}`} />
      </button>
      <div hidden={!open && !problem}>
        <Field
          label={t('preset.label')}
          name="presetId"
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          value={presetId}
          onChange={(event) => onChange(event.target.value)}
          problem={problem}
          help={t('preset.help')}
        />
      </div>
    </div>
  )
}
