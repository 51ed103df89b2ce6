import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { PasskeySignIn } from '@/components/factors/passkey-sign-in'
import type { SecondStepProps } from '@/components/factors/second-step'
import { Button } from '@/components/ui/button'
import { INPUT } from '@/components/ui/field'
import { lazy } from '@/components/ui/lazy'
import type { SecondFactor } from '@/lib/board/factors'
import { goToBoard, type SwitchProblem, switchUser } from './switch-user'

const SecondStep = lazy<SecondStepProps>(() => import('@/components/factors/second-step'))

/** Takes the screen over for another user: name, PIN or password, in; after a password also the second factor. */
export function SwitchForm({ passkeys }: { readonly passkeys: boolean }) {
  const t = useTranslations('lock')
  const user = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SwitchProblem | null>(null)
  const [factors, setFactors] = useState<readonly SecondFactor[] | null>(null)
  useEffect(() => user.current?.focus(), [])
  const start = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const why = await switchUser(String(form.get('username') ?? '').trim(), String(form.get('secret') ?? ''))
    if (!why) return
    setBusy(false)
    if (typeof why === 'object') setFactors(why.factors)
    else setProblem(why)
  }
  if (factors)
    return (
      <div className="min-w-0 flex-[3] basis-96">
        <SecondStep low factors={factors} onSignedIn={goToBoard} onBack={() => setFactors(null)} />
      </div>
    )
  return (
    <form onSubmit={start} className="min-w-0 flex-[3] basis-96">
      <div className="flex flex-wrap items-end gap-3">
        <label className="min-w-0 flex-1 basis-36 font-medium">
          {t('username')}
          <input
            ref={user}
            name="username"
            required
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className={`mt-1 font-normal ${INPUT}`}
          />
        </label>
        <label className="min-w-0 flex-1 basis-36 font-medium">
          {t('secret')}
          <input
            name="secret"
            type="password"
            required
            autoComplete="off"
            className={`mt-1 font-normal ${INPUT}`}
          />
        </label>
        <Button variant="primary" type="submit" disabled={busy} className="max-sm:flex-1">
          {t('signIn')}
        </Button>
      </div>
      {passkeys && <PasskeySignIn disabled={busy} onSignedIn={goToBoard} />}
      {problem && (
        <p role="alert" className="mt-1.5 font-semibold">
          {t(`problem.${problem}`)}
        </p>
      )}
    </form>
  )
}
