import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field } from '@/components/ui/field'
import { SHORTEST_PASSWORD } from '@/lib/board/account'

export interface PasswordFieldProps {
  readonly label: string
  readonly password: string
  readonly onType: (password: string) => void
  readonly problem?: string | undefined
  /** `new`: what makes a good one is said under it. */
  readonly is: 'new' | 'current'
}

/** A password, which its user may look at (NIST SP 800-63B, 5.1.1.2). */
export function PasswordField({ label, password, onType, problem, is }: PasswordFieldProps) {
  const t = useTranslations('accounts.field')
  const [shown, setShown] = useState(false)
  return (
    <div>
      <Field
        label={label}
        type={shown ? 'text' : 'password'}
        required
        maxLength={1_000}
        autoComplete={is === 'new' ? 'new-password' : 'current-password'}
        autoCapitalize="none"
        spellCheck={false}
        value={password}
        onChange={({ target }) => onType(target.value)}
        problem={problem}
        help={is === 'new' ? t('passwordHelp', { characters: SHORTEST_PASSWORD }) : undefined}
      />
      <label className="mt-1 flex min-h-12 items-center gap-3">
        <input
          type="checkbox"
          checked={shown}
          onChange={({ target }) => setShown(target.checked)}
          className="size-6 accent-action"
        />
        {t('show')}
      </label>
    </div>
  )
}
