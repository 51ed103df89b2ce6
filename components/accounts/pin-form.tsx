import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Refusal } from '@/lib/errors'
import { pinProblem } from '@/lib/lock/pin'
import type { OwnPin } from '@/lib/lock/standing'

export interface PinFormProps {
  readonly isNew: boolean
  readonly onSet: (pin: OwnPin) => void
}

interface Problems {
  readonly password?: string
  readonly pin?: string
  readonly again?: string
}

/** Sets a PIN: the password, and the PIN twice. */
export function PinForm({ isNew, onSet }: PinFormProps) {
  const t = useTranslations('pin')
  const words = useRefusalWords()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problems>({})
  const refusedBy = (refusal: Refusal): Problems =>
    refusal.field === 'pin' ? { pin: words(refusal) } : { password: words(refusal) }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [password, pin, again] = ['password', 'pin', 'again'].map((name) => String(form.get(name) ?? ''))
    const bad = pinProblem(pin ?? '')
    if (bad) return setProblems({ pin: t(`problem.${bad}`) })
    if (pin !== again) return setProblems({ again: t('problem.different') })
    setBusy(true)
    const answer = await callApi<OwnPin>('/api/account/pin', { method: 'PUT', body: { password, pin } })
    setBusy(false)
    if (answer.ok) onSet(answer.value)
    else setProblems(refusedBy(answer.refusal))
  }
  return (
    <form onSubmit={submit} className="mt-4 grid gap-4">
      <Field
        label={t('password')}
        name="password"
        type="password"
        required
        autoComplete="current-password"
        problem={problems.password}
      />
      <div className="grid gap-4 sm:max-lg:grid-cols-2">
        <Field
          label={t('new')}
          name="pin"
          type="password"
          inputMode="numeric"
          required
          autoComplete="off"
          help={t('help')}
          problem={problems.pin}
        />
        <Field
          label={t('again')}
          name="again"
          type="password"
          inputMode="numeric"
          required
          autoComplete="off"
          problem={problems.again}
        />
      </div>
      <Button variant="primary" type="submit" disabled={busy} className="w-full">
        {t(isNew ? 'save' : 'change')}
      </Button>
    </form>
  )
}
