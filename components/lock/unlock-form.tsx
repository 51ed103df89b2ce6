import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { loadAndProve } from '@/components/factors/load-ceremony'
import { callApi } from '@/components/feed/http'
import { Button } from '@/components/ui/button'
import { INPUT } from '@/components/ui/field'
import { onLockWanted, unlockPage } from '@/components/ui/page-lock'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Refusal } from '@/lib/errors'
import type { LockStanding } from '@/lib/lock/standing'

/** Asks for the PIN, or for the password where no PIN helps, and unlocks. It has the focus, so that the nurse who comes types at once. */
export function UnlockForm() {
  const t = useTranslations('lock')
  const step = useTranslations('secondStep')
  const words = useRefusalWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [mayPin, setMayPin] = useState(false)
  const [mayPasskey, setMayPasskey] = useState(false)
  const [asksPin, setAsksPin] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    const focus = () => input.current?.focus()
    focus()
    return onLockWanted(focus)
  }, [])
  useEffect(() => {
    let left = false
    void callApi<LockStanding>('/api/session').then((answer) => {
      if (left || !answer.ok) return
      setMayPin(answer.value.pin)
      setMayPasskey(answer.value.passkey === true)
      setAsksPin(answer.value.pin)
    })
    return () => {
      left = true
    }
  }, [])

  const unlock = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const secret = input.current?.value ?? ''
    if (secret === '' || busy) return
    setBusy(true)
    const answer = await callApi<LockStanding>('/api/session/unlock', { method: 'POST', body: { secret } })
    if (answer.ok) return unlockPage()
    setBusy(false)
    setProblem(words(answer.refusal))
    if (input.current) input.current.value = ''
    input.current?.focus()
    if (answer.refusal.code === 'password_needed') {
      setMayPin(false)
      setAsksPin(false)
    }
  }
  const byPasskey = async () => {
    setBusy(true)
    setProblem(null)
    const why = await unlockByPasskey()
    if (why === 'unlocked') return unlockPage()
    setBusy(false)
    setProblem(typeof why === 'object' ? words(why) : step(`problem.${why}`))
    input.current?.focus()
  }
  return (
    <form onSubmit={unlock} className="min-w-0 flex-[2] basis-80">
      <div className="flex items-end gap-3">
        <div className="min-w-0 flex-1">
          <label htmlFor={id} className="font-medium">
            {t(asksPin ? 'pin' : 'password')}
          </label>
          <input
            ref={input}
            id={id}
            name="secret"
            type="password"
            inputMode={asksPin ? 'numeric' : 'text'}
            // Without a username a browser would fill in the password of any user that it knows.
            autoComplete="off"
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            className={`mt-1 ${INPUT}`}
          />
        </div>
        <Button variant="primary" type="submit" disabled={busy}>
          {t('unlock')}
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="mt-1.5 font-semibold">
          {problem}
        </p>
      )}
      {mayPasskey && (
        <button
          type="button"
          disabled={busy}
          className="mt-1 mr-4 min-h-11 text-sm underline"
          onClick={() => void byPasskey()}
        >
          {step('passkey')}
        </button>
      )}
      {mayPin && (
        <button
          type="button"
          className="mt-1 min-h-11 text-sm underline"
          onClick={() => {
            setAsksPin(!asksPin)
            input.current?.focus()
          }}
        >
          {t(asksPin ? 'usePassword' : 'usePin')}
        </button>
      )}
    </form>
  )
}

/** What speaks to the passkey loads with the tap. @returns why not: a refusal, or the key of its text under `secondStep.problem` */
async function unlockByPasskey(): Promise<'unlocked' | Refusal | 'cancelled' | 'unsupported'> {
  const proven = await loadAndProve('/api/session/unlock/passkey/question')
  if ('ended' in proven) {
    if (proven.ended === 'refused') return proven.refusal
    return proven.ended === 'unsupported' ? 'unsupported' : 'cancelled'
  }
  const answer = await callApi<LockStanding>('/api/session/unlock/passkey', {
    method: 'POST',
    body: { answer: proven.answer },
  })
  return answer.ok ? 'unlocked' : answer.refusal
}
