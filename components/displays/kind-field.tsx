'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { DISPLAY_KINDS, type DisplayKind } from '@/lib/board/display'

export interface KindFieldProps {
  readonly kind: DisplayKind
  readonly onChoose: (kind: DisplayKind) => void
}

/** Chooses the kind of a display: a wall, or the device of a bed. */
export function KindField({ kind, onChoose }: KindFieldProps) {
  const t = useTranslations('displays.choice')
  const name = useId()
  return (
    <fieldset>
      <legend className="font-medium">{t('kind')}</legend>
      <div className="mt-1.5 grid gap-2 sm:grid-cols-2 lg:grid-cols-1">
        {DISPLAY_KINDS.map((one) => (
          <label
            key={one}
            className={`flex min-h-12 items-center gap-3 rounded-md border bg-bed px-3 font-medium ${
              one === kind ? 'border-ink' : 'border-line-strong'
            }`}
          >
            <input
              type="radio"
              name={name}
              value={one}
              checked={one === kind}
              onChange={() => onChoose(one)}
              className="size-5 flex-none accent-action"
            />
            {t(`kinds.${one}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
