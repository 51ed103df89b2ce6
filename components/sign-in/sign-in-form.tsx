'use client'

import { type FormEvent, useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'

export interface SignInFormProps {
  readonly busy: boolean
  readonly onSignIn: (username: string, password: string) => void
}

const FIELD = 'mt-1.5 min-h-12 w-full rounded-md border border-line-strong bg-bed px-3 text-lg text-ink'

export function SignInForm({ busy, onSignIn }: SignInFormProps) {
  const t = useTranslations('signIn')
  const user = useId()
  const pass = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onSignIn(String(form.get('username') ?? '').trim(), String(form.get('password') ?? ''))
  }
  return (
    <form onSubmit={submit} className="mt-5 grid gap-4" method="post">
      <div>
        <label htmlFor={user} className="font-medium">
          {t('username')}
        </label>
        <input
          id={user}
          name="username"
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          className={FIELD}
        />
      </div>
      <div>
        <label htmlFor={pass} className="font-medium">
          {t('password')}
        </label>
        <input
          id={pass}
          name="password"
          type="password"
          required
          autoComplete="current-password"
          className={FIELD}
        />
      </div>
      <Button variant="primary" type="submit" disabled={busy} className="mt-1 w-full">
        {t(busy ? 'signingIn' : 'title')}
      </Button>
    </form>
  )
}
