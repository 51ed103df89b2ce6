'use client'

import clsx from 'clsx'
import KeyRound from 'lucide-react/icons/key-round'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { INPUT } from '@/components/ui/field'
import { RefusalNote } from '@/components/words/refusal-note'
import { CODE_DIGITS, type SecondFactor } from '@/lib/board/factors'
import { inWords } from '@/lib/board/waiting'
import { type StepProblem, signInByCode, signInByPasskey } from './sign-in-calls'

export interface SecondStepProps {
  /** What the account has besides the password; a recovery code always helps. */
  readonly factors: readonly SecondFactor[]
  /** In one row, for the bar of a locked screen, which covers as little of the board as it can. */
  readonly low?: boolean
  readonly onSignedIn: () => void
  /** Back to the password. */
  readonly onBack: () => void
}

type Way = 'passkey' | 'code' | 'recovery'

/** Asks for the second factor after the password. */
export default function SecondStep({ factors, low = false, onSignedIn, onBack }: SecondStepProps) {
  const t = useTranslations('secondStep')
  const hasPasskey = factors.includes('passkey')
  const first: Way = factors.includes('code') ? 'code' : 'passkey'
  const [way, setWay] = useState<Way>(first)
  const [busy, setBusy] = useState<'code' | 'passkey' | null>(null)
  const [problem, setProblem] = useState<StepProblem | null>(null)
  const start = async (by: 'code' | 'passkey', call: Promise<StepProblem | null>) => {
    setBusy(by)
    setProblem(null)
    const failed = await call
    if (!failed) return onSignedIn()
    setBusy(null)
    setProblem(failed)
  }
  const turnTo = (next: Way) => {
    setWay(next)
    setProblem(null)
  }
  const asksPasskey = way === 'passkey' || (way === 'code' && hasPasskey)
  return (
    <section aria-labelledby="second-step" className="min-w-0">
      <h2 id="second-step" className={low ? 'font-medium' : 'text-xl font-bold'}>
        {t('title')}
      </h2>
      {!low && <p className="mt-2 text-ink-soft">{t(`about.${way}`)}</p>}
      <div className={clsx('flex flex-wrap items-end gap-3', low ? 'mt-1' : 'mt-4')}>
        {way !== 'passkey' && (
          <CodeForm
            key={way}
            way={way}
            busy={busy}
            low={low}
            problem={problem}
            onSend={(code) => void start('code', signInByCode(code, way))}
          />
        )}
        {asksPasskey && (
          <Button
            variant={way === 'passkey' ? 'primary' : 'plain'}
            className={low ? '' : 'w-full'}
            disabled={busy !== null}
            onClick={() => void start('passkey', signInByPasskey(true))}
          >
            <KeyRound aria-hidden className="size-5" />
            {t(busy === 'passkey' ? 'waiting' : 'passkey')}
          </Button>
        )}
      </div>
      {problem && (
        <RefusalNote>
          {t(`problem.${problem.key}`, { wait: inWords(problem.waitSeconds * 1_000) })}
        </RefusalNote>
      )}
      <div className={clsx('flex flex-wrap gap-x-5', low ? 'text-sm' : 'mt-2 justify-between')}>
        <Link onClick={() => turnTo(way === 'recovery' ? first : 'recovery')}>
          {way !== 'recovery' ? t('useRecovery') : t(first === 'code' ? 'useCode' : 'passkey')}
        </Link>
        <Link onClick={onBack}>{t('again')}</Link>
      </div>
    </section>
  )
}

interface CodeFormProps {
  readonly way: 'code' | 'recovery'
  readonly busy: 'code' | 'passkey' | null
  readonly low: boolean
  readonly problem: StepProblem | null
  readonly onSend: (code: string) => void
}

/** The field has the focus, also again after a code that was wrong. */
function CodeForm({ way, busy, low, problem, onSend }: CodeFormProps) {
  const t = useTranslations('secondStep')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (problem && input.current) input.current.value = ''
    input.current?.focus()
  }, [problem])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = input.current?.value.trim() ?? ''
    if (code !== '' && busy === null) onSend(code)
  }
  const recovery = way === 'recovery'
  return (
    <form
      onSubmit={submit}
      className={clsx('min-w-0', low ? 'flex flex-1 basis-64 items-end gap-3' : 'grid w-full gap-3')}
    >
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className={low ? 'text-sm' : 'font-medium'}>
          {t(recovery ? 'recovery' : 'code')}
        </label>
        <input
          ref={input}
          id={id}
          name="code"
          required
          maxLength={40}
          autoComplete={recovery ? 'off' : 'one-time-code'}
          inputMode={recovery ? 'text' : 'numeric'}
          autoCapitalize={recovery ? 'characters' : 'none'}
          spellCheck={false}
          placeholder={recovery ? undefined : '0'.repeat(CODE_DIGITS)}
          className={`mt-1 text-lg tracking-widest tabular-nums ${INPUT}`}
        />
      </div>
      <Button variant="primary" type="submit" disabled={busy !== null}>
        {t(busy === 'code' ? 'going' : 'go')}
      </Button>
    </form>
  )
}

function Link({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  return (
    <button type="button" className="min-h-12 underline underline-offset-4" onClick={onClick}>
      {children}
    </button>
  )
}
