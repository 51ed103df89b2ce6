import KeyRound from 'lucide-react/icons/key-round'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { makePassword, SHORTEST_PASSWORD } from '@/lib/reports/password'
import { PasswordTools } from './password-tools'

export interface PasswordFieldProps {
  readonly password: string
  readonly onChange: (password: string) => void
  readonly problem?: string | undefined
}

/** The password that locks the report: typed, or generated here. */
export function PasswordField({ password, onChange, problem }: PasswordFieldProps) {
  const t = useTranslations('reports')
  const [shown, setShown] = useState(false)
  return (
    <div>
      <Field
        label={t('password.label')}
        name="password"
        type={shown ? 'text' : 'password'}
        required
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        value={password}
        onChange={(event) => onChange(event.target.value)}
        problem={problem}
        help={t('password.help', { shortest: SHORTEST_PASSWORD })}
      />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          onClick={() => {
            onChange(makePassword((bytes) => crypto.getRandomValues(bytes)))
            // A generated password must be visible, so that the user can write it down.
            setShown(true)
          }}
          className="gap-1! px-2!"
        >
          <KeyRound aria-hidden className="size-5" />
          {t('password.make')}
        </Button>
        <PasswordTools key={password} password={password} shown={shown} onShow={setShown} />
      </div>
    </div>
  )
}
